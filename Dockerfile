# One image per worker from one file: docker build --target ingest|processor|api .
#
# Pinned by tag, in one place. Where a registry can be reached, `npm run pin-images` pins it by digest too, so that this
# file always gives the same image.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /courant
COPY package.json package-lock.json .npmrc ./
COPY core/package.json core/
COPY ingest/package.json ingest/
COPY processor/package.json processor/
COPY api/package.json api/
COPY client/package.json client/
COPY web/package.json web/
COPY simulator/package.json simulator/
COPY standalone/package.json standalone/
COPY bench/package.json bench/
COPY e2e/package.json e2e/
COPY tools/package.json tools/

FROM manifests AS built
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --ignore-scripts
COPY tsconfig.base.json ./
COPY core core
COPY ingest ingest
COPY processor processor
COPY api api
COPY client client
COPY web web
COPY simulator simulator
RUN ["node", "node_modules/typescript/bin/tsc", "-b", "ingest", "processor", "api", "simulator"]
WORKDIR /courant/web
RUN ["node", "../node_modules/vite/bin/vite.js", "build"]
RUN ["node", "../node_modules/vite/bin/vite.js", "build", "--config", "playground/vite.config.ts"]

# The packages that each worker needs at run time. No install script is run: native packages come compiled.
FROM manifests AS ingest-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --include-workspace-root=false -w @courant/core -w @courant/ingest

FROM manifests AS processor-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --include-workspace-root=false -w @courant/core -w @courant/processor

FROM manifests AS api-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --include-workspace-root=false -w @courant/core -w @courant/api

FROM manifests AS simulator-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --include-workspace-root=false -w @courant/core -w @courant/simulator

# The common part of every worker's image. Its user `node` (1000) owns no file below, so it can change none.
FROM ${NODE_IMAGE} AS worker
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /courant
COPY --from=built /courant/core/package.json core/
COPY --from=built /courant/core/dist core/dist
COPY deploy/container deploy/container
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ["node", "deploy/container/healthcheck.mjs"]

FROM worker AS ingest
COPY --from=ingest-packages /courant/node_modules node_modules
COPY --from=built /courant/ingest/package.json ingest/
COPY --from=built /courant/ingest/dist ingest/dist
CMD ["node", "ingest/dist/main.js"]

FROM worker AS processor
COPY --from=processor-packages /courant/node_modules node_modules
COPY --from=built /courant/processor/package.json processor/
COPY --from=built /courant/processor/dist processor/dist
CMD ["node", "processor/dist/main.js"]

# Makes the passwords of the composed line and sets up its store. Built on the processor, whose packages hold the store's
# driver.
FROM processor AS setup
USER root
COPY deploy/compose deploy/compose
# A volume that is mounted here for the first time takes over the owner of the folder.
RUN ["install", "-d", "-o", "node", "-g", "node", "/secrets/admin", "/secrets/processor", "/secrets/api"]
USER node
HEALTHCHECK NONE
CMD ["node", "deploy/compose/make-secrets.mjs"]

FROM worker AS api
COPY --from=api-packages /courant/node_modules node_modules
COPY --from=built /courant/api/package.json api/
COPY --from=built /courant/api/dist api/dist
COPY --from=built /courant/web/dist web/dist
COPY --from=built /courant/web/dist-playground web/dist-playground
CMD ["node", "api/dist/main.js"]

# The stand-in for the publisher: no part of the line, and started by the profile `simulated` alone.
FROM worker AS simulator
COPY --from=simulator-packages /courant/node_modules node_modules
COPY --from=built /courant/simulator/package.json simulator/
COPY --from=built /courant/simulator/dist simulator/dist
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ["node", "deploy/container/healthcheck.mjs", "/api/explore/v2.1/catalog/datasets/eco2mix-regional-tr"]
CMD ["node", "simulator/dist/main.js"]
