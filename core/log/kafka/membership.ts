import type { Admin } from 'kafkajs';

/** Whether a group has members. */
export async function hasMembers(admin: Admin, groupId: string): Promise<boolean> {
  const { groups } = await admin.describeGroups([groupId]);
  return groups.some(({ members }) => members.length > 0);
}

/** Deletes a group, if there is one, with its committed offsets. False, and nothing is deleted, while it has members. */
export async function deleteGroup(admin: Admin, groupId: string): Promise<boolean> {
  try {
    await admin.deleteGroups([groupId]);
    return true;
  } catch (error) {
    const refusals = errorTypesIn(error);
    if (refusals.includes('NON_EMPTY_GROUP')) return false;
    if (refusals.includes('GROUP_ID_NOT_FOUND')) return true;
    throw error;
  }
}

/** The names of the protocol's errors, which kafkajs reports by group. */
function errorTypesIn(error: unknown): (string | undefined)[] {
  const { groups = [] } = error as { groups?: readonly { error?: { type?: string } }[] };
  return groups.map(({ error }) => error?.type);
}
