package dev.stallscope.index;

import dev.stallscope.model.Operation;

/** The kinds that ProcMon's File, Registry and Network Summary count apart. */
enum OperationKind {
  /** A file or key is opened or created, a connection made or accepted. */
  OPEN,

  /** CloseFile, which is the cleanup of the handle, RegCloseKey, a disconnect. */
  CLOSE,

  /** Data of a file or key is read, a packet received. */
  READ,

  /** Data of a file is written, a key or value set or deleted, a packet sent. */
  WRITE,

  /** Security is read. */
  GET_ACL,

  /** Security is set. */
  SET_ACL,

  /** All else. */
  OTHER;

  static OperationKind of(Operation operation) {
    return switch (operation) {
      case CREATE_FILE, CREATE_PIPE, CREATE_MAIL_SLOT -> OPEN;
      case REG_OPEN_KEY, REG_CREATE_KEY -> OPEN;
      case TCP_CONNECT, TCP_ACCEPT, UDP_CONNECT, UDP_ACCEPT -> OPEN;
      case CLOSE_FILE, REG_CLOSE_KEY, TCP_DISCONNECT, UDP_DISCONNECT -> CLOSE;
      case READ_FILE, MDL_READ, TCP_RECEIVE, UDP_RECEIVE -> READ;
      case REG_QUERY_KEY, REG_QUERY_VALUE, REG_QUERY_MULTIPLE_VALUE_KEY -> READ;
      case REG_ENUM_KEY, REG_ENUM_VALUE -> READ;
      case WRITE_FILE, PREPARE_MDL_WRITE, TCP_SEND, UDP_SEND -> WRITE;
      case REG_SET_VALUE, REG_SET_INFO_KEY, REG_RENAME_KEY -> WRITE;
      case REG_DELETE_KEY, REG_DELETE_VALUE -> WRITE;
      case QUERY_SECURITY_FILE, REG_QUERY_KEY_SECURITY -> GET_ACL;
      case SET_SECURITY_FILE, REG_SET_KEY_SECURITY -> SET_ACL;
      default -> OTHER;
    };
  }
}
