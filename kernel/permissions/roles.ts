/**
 * Roles that an account holds *in an office*, through a post (glossary: RoleGrant). What each may do stands with the actions
 * themselves (`allow`), so that the matrix in docs/permissions.md is computed, never written.
 */
export const roles = {
  INTAKE_OFFICER: { vi: 'Cán bộ tiếp nhận', en: 'Intake officer' },
  COORDINATOR: { vi: 'Điều phối viên', en: 'Coordinator' },
  SUPERVISOR: { vi: 'Người phụ trách ca', en: 'Supervisor' },
  CHILD_PROTECTION_WORKER: { vi: 'Người làm công tác bảo vệ trẻ em', en: 'Child-protection worker' },
  POLICE_CONTACT: { vi: 'Đầu mối công an', en: 'Police contact' },
  REMOVAL_OFFICER: { vi: 'Cán bộ theo dõi gỡ bỏ', en: 'Removal officer' },
  SIGNER: { vi: 'Người ký văn bản', en: 'Signer' },
  RECORDS_CLERK: { vi: 'Văn thư', en: 'Records clerk' },
  LEGAL_OFFICER: { vi: 'Cán bộ pháp chế', en: 'Legal officer' },
  DIRECTORY_ADMIN: { vi: 'Quản trị danh bạ', en: 'Directory administrator' },
  ACCOUNT_ADMIN: { vi: 'Quản trị tài khoản', en: 'Account administrator' },
  LEADER: { vi: 'Lãnh đạo', en: 'Leader' },
  AUDITOR: { vi: 'Người kiểm tra nhật ký', en: 'Auditor' },
  DATA_PROTECTION_OFFICER: { vi: 'Cán bộ bảo vệ dữ liệu', en: 'Data-protection officer' },
  SYSTEM_ADMIN: { vi: 'Quản trị hệ thống', en: 'System administrator' },
} as const;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

/** Roles in which officials work on files; the others keep the house. */
export const fileRoles = [
  'INTAKE_OFFICER',
  'COORDINATOR',
  'SUPERVISOR',
  'REMOVAL_OFFICER',
  'POLICE_CONTACT',
  'CHILD_PROTECTION_WORKER',
] as const satisfies readonly Role[];

export function isRole(value: string): value is Role {
  return value in roles;
}
