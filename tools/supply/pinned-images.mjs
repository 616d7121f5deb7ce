/** A pulled image, where the Dockerfile or the compose file names it; ours, `courant-...`, are built. */
const PULLED = /^(ARG NODE_IMAGE=| +image: )((?!courant-)[^@\s]+)(@sha256:\w+)?$/gm;

/**
 * The text with each pulled image pinned to a digest; one that was pinned gets the new digest.
 * @param {string} text of a Dockerfile or a compose file
 * @param {(image: string) => string} digestOf such as `sha256:...`, of a name with a tag
 */
export const pinImages = (text, digestOf) =>
  text.replace(PULLED, (_line, before, image) => `${before}${image}@${digestOf(image)}`);
