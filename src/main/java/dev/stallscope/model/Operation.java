package dev.stallscope.model;

import static dev.stallscope.model.EventClass.FILE_SYSTEM;
import static dev.stallscope.model.EventClass.NETWORK;
import static dev.stallscope.model.EventClass.PROCESS;
import static dev.stallscope.model.EventClass.PROFILING;
import static dev.stallscope.model.EventClass.REGISTRY;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ProcMon shows in its Operation column. Codes are those of the PML format: for file-system
 * operations {@code (IRP major + 20) & 0xFF}; the sub code is the IRP's minor function or
 * information class, or for network operations 1 for TCP and 0 for UDP.
 */
public enum Operation {
  PROCESS_DEFINED(PROCESS, "Process Defined", 0, -1),
  PROCESS_CREATE(PROCESS, "Process Create", 1, -1),
  PROCESS_EXIT(PROCESS, "Process Exit", 2, -1),
  THREAD_CREATE(PROCESS, "Thread Create", 3, -1),
  THREAD_EXIT(PROCESS, "Thread Exit", 4, -1),
  LOAD_IMAGE(PROCESS, "Load Image", 5, -1),
  THREAD_PROFILE(PROCESS, "Thread Profile", 6, -1),
  PROCESS_START(PROCESS, "Process Start", 7, -1),
  PROCESS_STATISTICS(PROCESS, "Process Statistics", 8, -1),
  SYSTEM_STATISTICS(PROCESS, "System Statistics", 9, -1),
  REG_OPEN_KEY(REGISTRY, "RegOpenKey", 0, -1),
  REG_CREATE_KEY(REGISTRY, "RegCreateKey", 1, -1),
  REG_CLOSE_KEY(REGISTRY, "RegCloseKey", 2, -1),
  REG_QUERY_KEY(REGISTRY, "RegQueryKey", 3, -1),
  REG_SET_VALUE(REGISTRY, "RegSetValue", 4, -1),
  REG_QUERY_VALUE(REGISTRY, "RegQueryValue", 5, -1),
  REG_ENUM_VALUE(REGISTRY, "RegEnumValue", 6, -1),
  REG_ENUM_KEY(REGISTRY, "RegEnumKey", 7, -1),
  REG_SET_INFO_KEY(REGISTRY, "RegSetInfoKey", 8, -1),
  REG_DELETE_KEY(REGISTRY, "RegDeleteKey", 9, -1),
  REG_DELETE_VALUE(REGISTRY, "RegDeleteValue", 10, -1),
  REG_FLUSH_KEY(REGISTRY, "RegFlushKey", 11, -1),
  REG_LOAD_KEY(REGISTRY, "RegLoadKey", 12, -1),
  REG_UNLOAD_KEY(REGISTRY, "RegUnloadKey", 13, -1),
  REG_RENAME_KEY(REGISTRY, "RegRenameKey", 14, -1),
  REG_QUERY_MULTIPLE_VALUE_KEY(REGISTRY, "RegQueryMultipleValueKey", 15, -1),
  REG_SET_KEY_SECURITY(REGISTRY, "RegSetKeySecurity", 16, -1),
  REG_QUERY_KEY_SECURITY(REGISTRY, "RegQueryKeySecurity", 17, -1),
  REG_RESTORE_KEY(REGISTRY, "RegRestorekey", 19, -1),
  VOLUME_DISMOUNT(FILE_SYSTEM, "VolumeDismount", 0, -1),
  VOLUME_MOUNT(FILE_SYSTEM, "VolumeMount", 1, -1),
  FASTIO_MDL_WRITE_COMPLETE(FILE_SYSTEM, "FASTIO_MDL_WRITE_COMPLETE", 2, -1),
  PREPARE_MDL_WRITE(FILE_SYSTEM, "WriteFile", 3, -1),
  FASTIO_MDL_READ_COMPLETE(FILE_SYSTEM, "FASTIO_MDL_READ_COMPLETE", 4, -1),
  MDL_READ(FILE_SYSTEM, "ReadFile", 5, -1),
  QUERY_OPEN(FILE_SYSTEM, "QueryOpen", 6, -1),
  FASTIO_CHECK_IF_POSSIBLE(FILE_SYSTEM, "FASTIO_CHECK_IF_POSSIBLE", 7, -1),
  IRP_MJ_12(FILE_SYSTEM, "IRP_MJ_12", 8, -1),
  IRP_MJ_11(FILE_SYSTEM, "IRP_MJ_11", 9, -1),
  IRP_MJ_10(FILE_SYSTEM, "IRP_MJ_10", 10, -1),
  IRP_MJ_9(FILE_SYSTEM, "IRP_MJ_9", 11, -1),
  IRP_MJ_8(FILE_SYSTEM, "IRP_MJ_8", 12, -1),
  FASTIO_NOTIFY_STREAM_FO_CREATION(FILE_SYSTEM, "FASTIO_NOTIFY_STREAM_FO_CREATION", 13, -1),
  FASTIO_RELEASE_FOR_CC_FLUSH(FILE_SYSTEM, "FASTIO_RELEASE_FOR_CC_FLUSH", 14, -1),
  FASTIO_ACQUIRE_FOR_CC_FLUSH(FILE_SYSTEM, "FASTIO_ACQUIRE_FOR_CC_FLUSH", 15, -1),
  FASTIO_RELEASE_FOR_MOD_WRITE(FILE_SYSTEM, "FASTIO_RELEASE_FOR_MOD_WRITE", 16, -1),
  FASTIO_ACQUIRE_FOR_MOD_WRITE(FILE_SYSTEM, "FASTIO_ACQUIRE_FOR_MOD_WRITE", 17, -1),
  FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION(
      FILE_SYSTEM, "FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION", 18, -1),
  CREATE_FILE_MAPPING(FILE_SYSTEM, "CreateFileMapping", 19, -1),
  CREATE_FILE(FILE_SYSTEM, "CreateFile", 20, -1),
  CREATE_PIPE(FILE_SYSTEM, "CreatePipe", 21, -1),
  IRP_MJ_CLOSE(FILE_SYSTEM, "IRP_MJ_CLOSE", 22, -1),
  READ_FILE(FILE_SYSTEM, "ReadFile", 23, -1),
  WRITE_FILE(FILE_SYSTEM, "WriteFile", 24, -1),
  QUERY_BASIC_INFORMATION_FILE(FILE_SYSTEM, "QueryBasicInformationFile", 25, 4),
  QUERY_STANDARD_INFORMATION_FILE(FILE_SYSTEM, "QueryStandardInformationFile", 25, 5),
  QUERY_FILE_INTERNAL_INFORMATION_FILE(FILE_SYSTEM, "QueryFileInternalInformationFile", 25, 6),
  QUERY_EA_INFORMATION_FILE(FILE_SYSTEM, "QueryEaInformationFile", 25, 7),
  QUERY_NAME_INFORMATION_FILE(FILE_SYSTEM, "QueryNameInformationFile", 25, 9),
  QUERY_POSITION_INFORMATION_FILE(FILE_SYSTEM, "QueryPositionInformationFile", 25, 14),
  QUERY_ALL_INFORMATION_FILE(FILE_SYSTEM, "QueryAllInformationFile", 25, 18),
  QUERY_END_OF_FILE(FILE_SYSTEM, "QueryEndOfFile", 25, 20),
  QUERY_STREAM_INFORMATION_FILE(FILE_SYSTEM, "QueryStreamInformationFile", 25, 22),
  QUERY_COMPRESSION_INFORMATION_FILE(FILE_SYSTEM, "QueryCompressionInformationFile", 25, 28),
  QUERY_ID(FILE_SYSTEM, "QueryId", 25, 29),
  QUERY_MOVE_CLUSTER_INFORMATION_FILE(FILE_SYSTEM, "QueryMoveClusterInformationFile", 25, 31),
  QUERY_NETWORK_OPEN_INFORMATION_FILE(FILE_SYSTEM, "QueryNetworkOpenInformationFile", 25, 34),
  QUERY_ATTRIBUTE_TAG_FILE(FILE_SYSTEM, "QueryAttributeTagFile", 25, 35),
  QUERY_ID_BOTH_DIRECTORY(FILE_SYSTEM, "QueryIdBothDirectory", 25, 37),
  QUERY_VALID_DATA_LENGTH(FILE_SYSTEM, "QueryValidDataLength", 25, 39),
  QUERY_SHORT_NAME_INFORMATION_FILE(FILE_SYSTEM, "QueryShortNameInformationFile", 25, 40),
  QUERY_IO_PRIORITY_HINT(FILE_SYSTEM, "QueryIoPiorityHint", 25, 43),
  QUERY_LINKS(FILE_SYSTEM, "QueryLinks", 25, 46),
  QUERY_NORMALIZED_NAME_INFORMATION_FILE(FILE_SYSTEM, "QueryNormalizedNameInformationFile", 25, 48),
  QUERY_NETWORK_PHYSICAL_NAME_INFORMATION_FILE(
      FILE_SYSTEM, "QueryNetworkPhysicalNameInformationFile", 25, 49),
  QUERY_ID_GLOBAL_TX_DIRECTORY_INFORMATION(
      FILE_SYSTEM, "QueryIdGlobalTxDirectoryInformation", 25, 50),
  QUERY_IS_REMOTE_DEVICE_INFORMATION(FILE_SYSTEM, "QueryIsRemoteDeviceInformation", 25, 51),
  QUERY_ATTRIBUTE_CACHE_INFORMATION(FILE_SYSTEM, "QueryAttributeCacheInformation", 25, 52),
  QUERY_NUMA_NODE_INFORMATION(FILE_SYSTEM, "QueryNumaNodeInformation", 25, 53),
  QUERY_STANDARD_LINK_INFORMATION(FILE_SYSTEM, "QueryStandardLinkInformation", 25, 54),
  QUERY_REMOTE_PROTOCOL_INFORMATION(FILE_SYSTEM, "QueryRemoteProtocolInformation", 25, 55),
  QUERY_RENAME_INFORMATION_BYPASS_ACCESS_CHECK(
      FILE_SYSTEM, "QueryRenameInformationBypassAccessCheck", 25, 56),
  QUERY_LINK_INFORMATION_BYPASS_ACCESS_CHECK(
      FILE_SYSTEM, "QueryLinkInformationBypassAccessCheck", 25, 57),
  QUERY_VOLUME_NAME_INFORMATION(FILE_SYSTEM, "QueryVolumeNameInformation", 25, 58),
  QUERY_ID_INFORMATION(FILE_SYSTEM, "QueryIdInformation", 25, 59),
  QUERY_ID_EXTD_DIRECTORY_INFORMATION(FILE_SYSTEM, "QueryIdExtdDirectoryInformation", 25, 60),
  QUERY_HARD_LINK_FULL_ID_INFORMATION(FILE_SYSTEM, "QueryHardLinkFullIdInformation", 25, 62),
  QUERY_ID_EXTD_BOTH_DIRECTORY_INFORMATION(
      FILE_SYSTEM, "QueryIdExtdBothDirectoryInformation", 25, 63),
  QUERY_DESIRED_STORAGE_CLASS_INFORMATION(
      FILE_SYSTEM, "QueryDesiredStorageClassInformation", 25, 67),
  QUERY_STAT_INFORMATION(FILE_SYSTEM, "QueryStatInformation", 25, 68),
  QUERY_MEMORY_PARTITION_INFORMATION(FILE_SYSTEM, "QueryMemoryPartitionInformation", 25, 69),
  QUERY_STAT_LX_INFORMATION(FILE_SYSTEM, "QuerySatLxInformation", 25, 70, true),
  QUERY_CASE_SENSITIVE_INFORMATION(FILE_SYSTEM, "QueryCaseSensitiveInformation", 25, 71, true),
  QUERY_LINK_INFORMATION_EX(FILE_SYSTEM, "QueryLinkInformationEx", 25, 72, true),
  QUERY_LINK_INFORMATION_EX_BYPASS_ACCESS_CHECK(
      FILE_SYSTEM, "QueryLinkInfomraitonBypassAccessCheck", 25, 73, true),
  QUERY_STORAGE_RESERVED_ID_INFORMATION(
      FILE_SYSTEM, "QueryStorageReservedIdInformation", 25, 74, true),
  QUERY_CASE_SENSITIVE_INFORMATION_FORCE_ACCESS_CHECK(
      FILE_SYSTEM, "QueryCaseSensitiveInformationForceAccessCheck", 25, 75, true),
  SET_BASIC_INFORMATION_FILE(FILE_SYSTEM, "SetBasicInformationFile", 26, 4),
  SET_RENAME_INFORMATION_FILE(FILE_SYSTEM, "SetRenameInformationFile", 26, 10),
  SET_LINK_INFORMATION_FILE(FILE_SYSTEM, "SetLinkInformationFile", 26, 11),
  SET_DISPOSITION_INFORMATION_FILE(FILE_SYSTEM, "SetDispositionInformationFile", 26, 13),
  SET_POSITION_INFORMATION_FILE(FILE_SYSTEM, "SetPositionInformationFile", 26, 14),
  SET_ALLOCATION_INFORMATION_FILE(FILE_SYSTEM, "SetAllocationInformationFile", 26, 19),
  SET_END_OF_FILE_INFORMATION_FILE(FILE_SYSTEM, "SetEndOfFileInformationFile", 26, 20),
  SET_FILE_STREAM_INFORMATION(FILE_SYSTEM, "SetFileStreamInformation", 26, 22),
  SET_PIPE_INFORMATION(FILE_SYSTEM, "SetPipeInformation", 26, 23),
  SET_VALID_DATA_LENGTH_INFORMATION_FILE(FILE_SYSTEM, "SetValidDataLengthInformationFile", 26, 39),
  SET_SHORT_NAME_INFORMATION(FILE_SYSTEM, "SetShortNameInformation", 26, 40),
  SET_REPLACE_COMPLETION_INFORMATION(FILE_SYSTEM, "SetReplaceCompletionInformation", 26, 61),
  SET_DISPOSITION_INFORMATION_EX(FILE_SYSTEM, "SetDispositionInformationEx", 26, 64),
  SET_RENAME_INFORMATION_EX(FILE_SYSTEM, "SetRenameInformationEx", 26, 65),
  SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK(
      FILE_SYSTEM, "SetRenameInformationExBypassAccessCheck", 26, 66),
  SET_STORAGE_RESERVED_ID_INFORMATION(FILE_SYSTEM, "SetStorageReservedIdInformation", 26, 74, true),
  QUERY_EA_FILE(FILE_SYSTEM, "QueryEAFile", 27, -1),
  SET_EA_FILE(FILE_SYSTEM, "SetEAFile", 28, -1),
  FLUSH_BUFFERS_FILE(FILE_SYSTEM, "FlushBuffersFile", 29, -1),
  QUERY_INFORMATION_VOLUME(FILE_SYSTEM, "QueryInformationVolume", 30, 1),
  QUERY_LABEL_INFORMATION_VOLUME(FILE_SYSTEM, "QueryLabelInformationVolume", 30, 2),
  QUERY_SIZE_INFORMATION_VOLUME(FILE_SYSTEM, "QuerySizeInformationVolume", 30, 3),
  QUERY_DEVICE_INFORMATION_VOLUME(FILE_SYSTEM, "QueryDeviceInformationVolume", 30, 4),
  QUERY_ATTRIBUTE_INFORMATION_VOLUME(FILE_SYSTEM, "QueryAttributeInformationVolume", 30, 5),
  QUERY_CONTROL_INFORMATION_VOLUME(FILE_SYSTEM, "QueryControlInformationVolume", 30, 6),
  QUERY_FULL_SIZE_INFORMATION_VOLUME(FILE_SYSTEM, "QueryFullSizeInformationVolume", 30, 7),
  QUERY_OBJECT_ID_INFORMATION_VOLUME(FILE_SYSTEM, "QueryObjectIdInformationVolume", 30, 8),
  SET_CONTROL_INFORMATION_VOLUME(FILE_SYSTEM, "SetControlInformationVolume", 31, 1),
  SET_LABEL_INFORMATION_VOLUME(FILE_SYSTEM, "SetLabelInformationVolume", 31, 2),
  SET_OBJECT_ID_INFORMATION_VOLUME(FILE_SYSTEM, "SetObjectIdInformationVolume", 31, 8),
  QUERY_DIRECTORY(FILE_SYSTEM, "QueryDirectory", 32, 1),
  NOTIFY_CHANGE_DIRECTORY(FILE_SYSTEM, "NotifyChangeDirectory", 32, 2),
  FILE_SYSTEM_CONTROL(FILE_SYSTEM, "FileSystemControl", 33, -1),
  DEVICE_IO_CONTROL(FILE_SYSTEM, "DeviceIoControl", 34, -1),
  INTERNAL_DEVICE_IO_CONTROL(FILE_SYSTEM, "InternalDeviceIoControl", 35, -1),
  SHUTDOWN(FILE_SYSTEM, "Shutdown", 36, -1),
  LOCK_FILE(FILE_SYSTEM, "LockFile", 37, 1),
  UNLOCK_FILE_SINGLE(FILE_SYSTEM, "UnlockFileSingle", 37, 2),
  UNLOCK_FILE_ALL(FILE_SYSTEM, "UnlockFileAll", 37, 3),
  UNLOCK_FILE_BY_KEY(FILE_SYSTEM, "UnlockFileByKey", 37, 4),
  CLOSE_FILE(FILE_SYSTEM, "CloseFile", 38, -1),
  CREATE_MAIL_SLOT(FILE_SYSTEM, "CreateMailSlot", 39, -1),
  QUERY_SECURITY_FILE(FILE_SYSTEM, "QuerySecurityFile", 40, -1),
  SET_SECURITY_FILE(FILE_SYSTEM, "SetSecurityFile", 41, -1),
  POWER(FILE_SYSTEM, "Power", 42, -1),
  SYSTEM_CONTROL(FILE_SYSTEM, "SystemControl", 43, -1),
  DEVICE_CHANGE(FILE_SYSTEM, "DeviceChange", 44, -1),
  QUERY_FILE_QUOTA(FILE_SYSTEM, "QueryFileQuota", 45, -1),
  SET_FILE_QUOTA(FILE_SYSTEM, "SetFileQuota", 46, -1),
  START_DEVICE(FILE_SYSTEM, "StartDevice", 47, 0),
  QUERY_REMOVE_DEVICE(FILE_SYSTEM, "QueryRemoveDevice", 47, 1),
  REMOVE_DEVICE(FILE_SYSTEM, "RemoveDevice", 47, 2),
  CANCEL_REMOVE_DEVICE(FILE_SYSTEM, "CancelRemoveDevice", 47, 3),
  STOP_DEVICE(FILE_SYSTEM, "StopDevice", 47, 4),
  QUERY_STOP_DEVICE(FILE_SYSTEM, "QueryStopDevice", 47, 5),
  CANCEL_STOP_DEVICE(FILE_SYSTEM, "CancelStopDevice", 47, 6),
  QUERY_DEVICE_RELATIONS(FILE_SYSTEM, "QueryDeviceRelations", 47, 7),
  QUERY_INTERFACE(FILE_SYSTEM, "QueryInterface", 47, 8),
  QUERY_CAPABILITIES(FILE_SYSTEM, "QueryCapabilities", 47, 9),
  QUERY_RESOURCES(FILE_SYSTEM, "QueryResources", 47, 10),
  QUERY_RESOURCE_REQUIREMENTS(FILE_SYSTEM, "QueryResourceRequirements", 47, 11),
  QUERY_DEVICE_TEXT(FILE_SYSTEM, "QueryDeviceText", 47, 12),
  FILTER_RESOURCE_REQUIREMENTS(FILE_SYSTEM, "FilterResourceRequirements", 47, 13),
  READ_CONFIG(FILE_SYSTEM, "ReadConfig", 47, 15),
  WRITE_CONFIG(FILE_SYSTEM, "WriteConfig", 47, 16),
  EJECT(FILE_SYSTEM, "Eject", 47, 17),
  SET_LOCK(FILE_SYSTEM, "SetLock", 47, 18),
  PNP_QUERY_ID(FILE_SYSTEM, "QueryId", 47, 19),
  QUERY_PNP_DEVICE_STATE(FILE_SYSTEM, "QueryPnpDeviceState", 47, 20),
  QUERY_BUS_INFORMATION(FILE_SYSTEM, "QueryBusInformation", 47, 21),
  DEVICE_USAGE_NOTIFICATION(FILE_SYSTEM, "DeviceUsageNotification", 47, 22),
  SURPRISE_REMOVAL(FILE_SYSTEM, "SurpriseRemoval", 47, 23),
  QUERY_LEGACY_BUS_INFORMATION(FILE_SYSTEM, "QueryLegacyBusInformation", 47, 24),
  THREAD_PROFILING(PROFILING, "Thread Profiling", 0, -1),
  PROCESS_PROFILING(PROFILING, "Process Profiling", 1, -1),
  DEBUG_OUTPUT_PROFILING(PROFILING, "Debug Output Profiling", 2, -1),
  UDP_UNKNOWN(NETWORK, "UDP Unknown", 0, 0),
  TCP_UNKNOWN(NETWORK, "TCP Unknown", 0, 1),
  UDP_OTHER(NETWORK, "UDP Other", 1, 0),
  TCP_OTHER(NETWORK, "TCP Other", 1, 1),
  UDP_SEND(NETWORK, "UDP Send", 2, 0),
  TCP_SEND(NETWORK, "TCP Send", 2, 1),
  UDP_RECEIVE(NETWORK, "UDP Receive", 3, 0),
  TCP_RECEIVE(NETWORK, "TCP Receive", 3, 1),
  UDP_ACCEPT(NETWORK, "UDP Accept", 4, 0),
  TCP_ACCEPT(NETWORK, "TCP Accept", 4, 1),
  UDP_CONNECT(NETWORK, "UDP Connect", 5, 0),
  TCP_CONNECT(NETWORK, "TCP Connect", 5, 1),
  UDP_DISCONNECT(NETWORK, "UDP Disconnect", 6, 0),
  TCP_DISCONNECT(NETWORK, "TCP Disconnect", 6, 1),
  UDP_RECONNECT(NETWORK, "UDP Reconnect", 7, 0),
  TCP_RECONNECT(NETWORK, "TCP Reconnect", 7, 1),
  UDP_RETRANSMIT(NETWORK, "UDP Retransmit", 8, 0),
  TCP_RETRANSMIT(NETWORK, "TCP Retransmit", 8, 1),
  UDP_TCP_COPY(NETWORK, "UDP TCPCopy", 9, 0),
  TCP_TCP_COPY(NETWORK, "TCP TCPCopy", 9, 1),
  UNKNOWN_PROCESS(PROCESS, "<Unknown>", -1, -1),
  UNKNOWN_REGISTRY(REGISTRY, "<Unknown>", -1, -1),
  UNKNOWN_FILE_SYSTEM(FILE_SYSTEM, "<Unknown>", -1, -1),
  UNKNOWN_PROFILING(PROFILING, "<Unknown>", -1, -1),
  UNKNOWN_NETWORK(NETWORK, "<Unknown>", -1, -1);

  private static final Operation[] BY_CODE = byCode();
  private static final Map<String, Operation> BY_NAME = byName();

  private final EventClass eventClass;
  private final String displayName;
  private final int code;
  private final int subCode;
  private final boolean namedSince360;

  Operation(EventClass eventClass, String displayName, int code, int subCode) {
    this(eventClass, displayName, code, subCode, false);
  }

  Operation(
      EventClass eventClass, String displayName, int code, int subCode, boolean namedSince360) {
    this.eventClass = eventClass;
    this.displayName = displayName;
    this.code = code;
    this.subCode = subCode;
    this.namedSince360 = namedSince360;
  }

  /**
   * The operation of a PML event.
   *
   * @param subCode ignored where the operation has no sub codes
   * @return the class's {@code UNKNOWN_…} where ProcMon has no name for the pair
   */
  public static Operation of(EventClass eventClass, int code, int subCode) {
    if (code < 0 || code > 0xFF) {
      return unknown(eventClass);
    }
    Operation plain = BY_CODE[slot(eventClass, code, -1)];
    if (plain != null) {
      return plain;
    }
    boolean known = subCode >= 0 && subCode <= 0xFF;
    Operation found = known ? BY_CODE[slot(eventClass, code, subCode)] : null;
    return found == null ? unknown(eventClass) : found;
  }

  /**
   * The operation ProcMon shows by this name; where two share a name, the common one.
   *
   * @return null when ProcMon has no such name, and for {@code <Unknown>}
   */
  public static @Nullable Operation named(String displayName) {
    return BY_NAME.get(displayName);
  }

  /** What stands for an operation of this class that has no name: {@code <Unknown>}. */
  public static Operation unknown(EventClass eventClass) {
    return switch (eventClass) {
      case PROCESS -> UNKNOWN_PROCESS;
      case REGISTRY -> UNKNOWN_REGISTRY;
      case FILE_SYSTEM -> UNKNOWN_FILE_SYSTEM;
      case PROFILING -> UNKNOWN_PROFILING;
      case NETWORK -> UNKNOWN_NETWORK;
    };
  }

  public EventClass eventClass() {
    return eventClass;
  }

  /** The text of ProcMon's Operation column, its misspellings included. */
  public String displayName() {
    return displayName;
  }

  /** The PML operation code, -1 for {@code UNKNOWN_…}. */
  public int code() {
    return code;
  }

  /** The PML sub code, -1 where the operation has none. */
  public int subCode() {
    return subCode;
  }

  /** Whether ProcMon before 3.60 (September 2020) showed this one as {@code <Unknown>}. */
  public boolean isNamedSince360() {
    return namedSince360;
  }

  private static int slot(EventClass eventClass, int code, int subCode) {
    return (eventClass.ordinal() * 256 + code) * 257 + subCode + 1;
  }

  private static Operation[] byCode() {
    Operation[] table = new Operation[EventClass.values().length * 256 * 257];
    for (Operation operation : values()) {
      if (operation.code >= 0) {
        table[slot(operation.eventClass, operation.code, operation.subCode)] = operation;
      }
    }
    return table;
  }

  private static Map<String, Operation> byName() {
    Map<String, Operation> names = new HashMap<>();
    for (Operation operation : values()) {
      if (operation.code >= 0 && operation != PREPARE_MDL_WRITE && operation != MDL_READ) {
        names.putIfAbsent(operation.displayName, operation);
      }
    }
    return names;
  }
}
