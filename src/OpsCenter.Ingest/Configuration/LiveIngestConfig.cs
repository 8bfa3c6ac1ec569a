using Microsoft.Extensions.Logging;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>The configuration in force. A reload swaps it whole, or keeps it and remembers the errors.</summary>
/// <remarks>Thread-safe; reading takes no lock.</remarks>
public sealed class LiveIngestConfig : ILiveConfig<IngestConfiguration>, IConfigStatusSource
{
    private const int ErrorsInLog = 20;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveIngestConfig> _logger;
    private readonly Lock _reloading = new();
    private IngestConfiguration _current;
    private ConfigStatus _status;

    /// <exception cref="IngestConfigurationException">The folder has errors.</exception>
    public LiveIngestConfig(string folder, TimeProvider time, ILogger<LiveIngestConfig> logger)
    {
        _folder = folder;
        _time = time;
        _logger = logger;
        var (configuration, errors) = IngestConfigLoader.Load(folder);
        _current = configuration ?? throw new IngestConfigurationException(errors);
        _status = new ConfigStatus("ingest", time.GetInstant(), [], null);
        LogLoaded(_current);
    }

    public event Action? Changed;

    public IngestConfiguration Current => Volatile.Read(ref _current);

    public ConfigStatus Status => Volatile.Read(ref _status);

    /// <summary>Reads the folder again; false where errors kept the old configuration in force.</summary>
    public bool Reload()
    {
        // The watcher and a technician's change may come at the same moment; the later one must see the later files.
        lock (_reloading)
        {
            return Load();
        }
    }

    private bool Load()
    {
        var (configuration, errors) = IngestConfigLoader.Load(_folder);
        if (configuration is null)
        {
            Volatile.Write(ref _status, Status with { Errors = errors, FailedAt = _time.GetInstant() });
            Log.ConfigurationRefused(_logger, _folder, errors.Count, string.Join("; ", errors.Take(ErrorsInLog)));
            return false;
        }

        Volatile.Write(ref _current, configuration);
        Volatile.Write(ref _status, new ConfigStatus("ingest", _time.GetInstant(), [], null));
        LogLoaded(configuration);
        Changed?.Invoke();
        return true;
    }

    private void LogLoaded(IngestConfiguration configuration) =>
        Log.ConfigurationLoaded(
            _logger, _folder, configuration.Mapping.Sources.Count, configuration.Places.Sites.Count, configuration.Fields.Fields.Count(), configuration.AlarmRules.Count);
}
