using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>The server refuses to start on a bad configuration, with every error.</summary>
public sealed class IngestConfigurationException(IReadOnlyList<ConfigError> errors)
    : Exception($"{errors.Count} errors in the configuration:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
{
    public IReadOnlyList<ConfigError> Errors => errors;
}
