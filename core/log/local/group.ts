/** A consumer of a group, as the group knows it. */
export type Member = object;

/**
 * Who of a group owns which partition. Each move gives the partition another generation, by which a batch knows
 * whether it is still its consumer's. The newest member is served first: starting another consumer is taking over.
 */
export class Group {
  readonly #generations: number[];
  readonly #owners: (Member | undefined)[];
  #members: readonly Member[] = [];

  constructor(partitions: number) {
    this.#generations = new Array<number>(partitions).fill(0);
    this.#owners = new Array<undefined>(partitions).fill(undefined);
  }

  get isEmpty(): boolean {
    return this.#members.length === 0;
  }

  /** Lets a member in; whether partitions have moved, that is whether it was not in yet. */
  join(member: Member): boolean {
    if (this.#members.includes(member)) return false;
    this.#assign([member, ...this.#members]);
    return true;
  }

  leave(member: Member): void {
    this.#assign(this.#members.filter((other) => other !== member));
  }

  /** Drops everybody, as if their sessions had timed out. */
  evict(): void {
    this.#assign([]);
  }

  /** The partition's generation if the member owns it, else undefined. */
  ownedGeneration(member: Member, partition: number): number | undefined {
    return this.#owners[partition] === member ? this.#generations[partition] : undefined;
  }

  isCurrent(partition: number, generation: number): boolean {
    return this.#generations[partition] === generation;
  }

  #assign(members: readonly Member[]): void {
    this.#members = members;
    this.#owners.forEach((owner, partition) => {
      const next = members[partition % members.length];
      if (next === owner) return;
      this.#owners[partition] = next;
      this.#generations[partition] = (this.#generations[partition] as number) + 1;
    });
  }
}
