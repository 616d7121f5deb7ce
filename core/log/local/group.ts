/** A consumer of a group; the group only tells members apart. */
export type Member = object;

/**
 * Which member of a group owns which partition. Each time a partition gets another owner its generation rises, so that
 * a batch knows whether its consumer still owns the partition. The newest member gets partition 0 (and the only partition
 * of a topic that has one): starting another consumer takes it over.
 */
export class Group {
  /** By partition. */
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

  /** Adds a member; false if it was in the group already, so that no partition has moved. */
  join(member: Member): boolean {
    if (this.#members.includes(member)) return false;
    this.#assign([member, ...this.#members]);
    return true;
  }

  leave(member: Member): void {
    this.#assign(this.#members.filter((other) => other !== member));
  }

  /** Removes every member, as if their sessions had timed out. */
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
    for (const [partition, generation] of this.#generations.entries()) {
      const owner = members[partition % members.length];
      if (owner === this.#owners[partition]) continue;
      this.#owners[partition] = owner;
      this.#generations[partition] = generation + 1;
    }
  }
}
