package dev.stallscope.trace.pml;

import dev.stallscope.model.Operation;
import java.util.Locale;
import java.util.Map;

/**
 * Details of QueryVolumeInformation: Windows' FILE_FS_…_INFORMATION blocks from the extra detail.
 */
final class VolumeBlocks {
  /** FILE_DEVICE_… from 1 on. */
  private static final String[] DEVICES = {
    "Beep",
    "CD-ROM",
    "CD-ROM File System",
    "Controller",
    "Datalink",
    "DFS",
    "Disk",
    "Disk File System",
    "File System",
    "Inport Port",
    "Keyboard",
    "Mailslot",
    "MIDI In",
    "MIDI Out",
    "Mouse",
    "Multi UNC Provider",
    "Named Pipe",
    "Network",
    "Network Browser",
    "Network File System",
    "NULL",
    "Parallel Port",
    "Physical Netcard",
    "Printer",
    "Scanner",
    "Serial Mouse Port",
    "Serial Port",
    "Screen",
    "Sound",
    "Streams",
    "Tape",
    "Tape File System",
    "Transport",
    "Unknown",
    "Video",
    "Virtual Disk",
    "Wave In",
    "Wave Out",
    "8042 Port",
    "Network Redirector",
    "Battery",
    "Bus Extender"
  };

  private VolumeBlocks() {}

  static void register(Map<Operation, DetailRenderer> renderers) {
    renderers.put(Operation.QUERY_INFORMATION_VOLUME, VolumeBlocks::volume);
    renderers.put(Operation.QUERY_SIZE_INFORMATION_VOLUME, VolumeBlocks::size);
    renderers.put(Operation.QUERY_FULL_SIZE_INFORMATION_VOLUME, VolumeBlocks::fullSize);
    renderers.put(Operation.QUERY_DEVICE_INFORMATION_VOLUME, VolumeBlocks::device);
    renderers.put(Operation.QUERY_ATTRIBUTE_INFORMATION_VOLUME, VolumeBlocks::attributes);
    renderers.put(Operation.QUERY_OBJECT_ID_INFORMATION_VOLUME, VolumeBlocks::objectId);
  }

  private static void volume(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (!block.holds(0, 17)) {
      return;
    }
    int serial = block.i32(8);
    out.time("VolumeCreationTime", block.i64(0))
        .text(
            "VolumeSerialNumber",
            String.format(Locale.ROOT, "%04X-%04X", serial >>> 16, serial & 0xFFFF))
        .flag("SupportsObjects", block.u8(16) != 0);
    block.appendUtf16(18, block.u32(12), out.name("VolumeLabel"));
  }

  private static void size(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (block.holds(0, 24)) {
      out.count("TotalAllocationUnits", block.i64(0))
          .count("AvailableAllocationUnits", block.i64(8))
          .count("SectorsPerAllocationUnit", block.u32(16))
          .count("BytesPerSector", block.u32(20));
    }
  }

  private static void fullSize(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (block.holds(0, 32)) {
      out.count("TotalAllocationUnits", block.i64(0))
          .count("CallerAvailableAllocationUnits", block.i64(8))
          .count("ActualAvailableAllocationUnits", block.i64(16))
          .count("SectorsPerAllocationUnit", block.u32(24))
          .count("BytesPerSector", block.u32(28));
    }
  }

  private static void device(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (!block.holds(0, 8)) {
      return;
    }
    long type = block.u32(0);
    if (type >= 1 && type <= DEVICES.length) {
      out.text("DeviceType", DEVICES[(int) type - 1]);
    } else {
      out.hex("DeviceType", type);
    }
    if (block.i32(4) != 0) {
      FlagNames.DEVICE.append(block.i32(4), out.name("Characteristics"));
    }
  }

  private static void attributes(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (block.holds(0, 12)) {
      FlagNames.VOLUME.appendAll(block.i32(0), out.name("FileSystemAttributes"));
      out.count("MaximumComponentNameLength", block.i32(4));
      block.appendUtf16(12, block.u32(8), out.name("FileSystemName"));
    }
  }

  private static void objectId(EventView view, DetailWriter out) {
    if (view.extra().holds(0, 16)) {
      view.extra().appendHex(0, 16, "", out.name("ObjectId"));
    }
  }
}
