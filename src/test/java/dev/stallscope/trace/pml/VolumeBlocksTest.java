package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

class VolumeBlocksTest {
  @Test
  void volumeHasItsSerialInTwoHalves() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_INFORMATION_VOLUME);
    bytes.extraLong(0, EventBytes.SUMMER_2020).extraInt(8, 0x9CAEC62A).extraInt(12, 8);
    bytes.extraBytes(16, new byte[] {1, 0}).extraUtf16(18, "Data");
    assertThat(bytes.detail())
        .isEqualTo(
            "VolumeCreationTime: 7/1/2020 12:00:00 AM, VolumeSerialNumber: 9CAE-C62A,"
                + " SupportsObjects: True, VolumeLabel: Data");
  }

  @Test
  void attributesWithoutANameAreHex() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_ATTRIBUTE_INFORMATION_VOLUME);
    bytes.extraInt(0, 0x3c00003).extraInt(4, 255).extraInt(8, 8).extraUtf16(12, "NTFS");
    assertThat(bytes.detail())
        .isEqualTo(
            "FileSystemAttributes: Case Preserved, Case Sensitive, 0x3c00000,"
                + " MaximumComponentNameLength: 255, FileSystemName: NTFS");
  }

  @Test
  void sizesAreGrouped() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_FULL_SIZE_INFORMATION_VOLUME);
    bytes.extraLong(0, 7_706_623).extraLong(8, 1_808_570).extraLong(16, 999);
    assertThat(bytes.extraInt(24, 8).extraInt(28, 512).detail())
        .isEqualTo(
            "TotalAllocationUnits: 7,706,623, CallerAvailableAllocationUnits: 1,808,570,"
                + " ActualAvailableAllocationUnits: 999, SectorsPerAllocationUnit: 8,"
                + " BytesPerSector: 512");
  }

  @Test
  void devicesHaveAKindAndCharacteristics() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_DEVICE_INFORMATION_VOLUME);
    assertThat(bytes.extraInt(0, 7).extraInt(4, 0x20).detail())
        .isEqualTo("DeviceType: Disk, Characteristics: Mounted");
    assertThat(bytes.extraInt(0, 0x99).extraInt(4, 0).detail()).isEqualTo("DeviceType: 0x99");
  }

  @Test
  void objectIdIsOneRunOfHex() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_OBJECT_ID_INFORMATION_VOLUME);
    assertThat(bytes.extraLong(0, 0x0123456789ABCDEFL).extraLong(8, -1).detail())
        .isEqualTo("ObjectId: EFCDAB8967452301FFFFFFFFFFFFFFFF");
  }
}
