# docker build -t lintnews . && docker run --rm --network none -v "$PWD:/work:ro" lintnews check .
FROM python:3.12-slim AS build
COPY . /source
RUN pip wheel --no-cache-dir --wheel-dir /wheels /source

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels lintnews \
 && useradd --create-home --uid 10001 editor
USER editor
WORKDIR /work
ENTRYPOINT ["lintnews"]
CMD ["check", "."]
