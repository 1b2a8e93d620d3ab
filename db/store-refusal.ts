import { UserError } from "~/domain/user-error";

/**
 * What a database says when it cannot keep a change although nothing is wrong with the change, as an error that people
 * are told: the disk is full or fails, or others keep it busy. Any other error is given back as it is. Nothing was kept.
 */
export function storeRefusal(error: unknown): unknown {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  // SQLite by name; PostgreSQL 53100 disk_full, 58030 io_error.
  if (code === "SQLITE_FULL" || code.startsWith("SQLITE_IOERR") || code === "53100" || code === "58030") return new UserError("disk-full");
  // PostgreSQL 55P03 lock_not_available, 40P01 deadlock_detected, 53300 too_many_connections.
  if (code.startsWith("SQLITE_BUSY") || ["55P03", "40P01", "53300"].includes(code)) return new UserError("database-busy");
  return error;
}
