# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# Restored before the sources are copied, so that a change of code does not fetch the packages again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY eng/ eng/
COPY src/OpsCenter.App/*.csproj src/OpsCenter.App/
COPY src/OpsCenter.Core/*.csproj src/OpsCenter.Core/
COPY src/OpsCenter.Ingest/*.csproj src/OpsCenter.Ingest/
COPY src/OpsCenter.Mqtt/*.csproj src/OpsCenter.Mqtt/
COPY src/OpsCenter.Simulator/*.csproj src/OpsCenter.Simulator/
COPY src/OpsCenter.Storage/*.csproj src/OpsCenter.Storage/
RUN dotnet restore src/OpsCenter.App
COPY src/ src/
COPY dashboards/schemas/ dashboards/schemas/
RUN dotnet publish src/OpsCenter.App -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY ingest-config/ ingest-config/
COPY dashboards/ dashboards/
RUN mkdir /app/data && chown $APP_UID /app/data
USER $APP_UID
VOLUME /app/data
# Inside a container the loopback default would lock everybody out; TLS and AllowPlaintext are the deployment's decision.
ENV Http__Address=* Mqtt__Address=* DataDir=/app/data
EXPOSE 8080 1883 8883
# The image has no curl; bash opens the socket itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "OpsCenter.App.dll"]
