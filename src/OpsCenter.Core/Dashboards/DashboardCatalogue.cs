using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Dashboards;

/// <summary>The dashboards in force. A reload with errors keeps what runs and shows the errors.</summary>
public sealed class DashboardCatalogue(IOptions<DashboardsOptions> options, TimeProvider time, ILogger<DashboardCatalogue> log)
    : ILiveConfig<DashboardSet>, IConfigStatusSource
{
    private const string Part = "dashboards";
    private readonly Lock _reloading = new();
    private DashboardSet _current = DashboardSet.Empty;
    private ConfigStatus _status = new(Part, default, [], null);

    public event Action? Changed;

    public DashboardSet Current => Volatile.Read(ref _current);

    public ConfigStatus Status => Volatile.Read(ref _status);

    public string Folder => Path.GetFullPath(options.Value.DashboardsDir);

    /// <summary>Reads the folder; false where it has errors, which <see cref="Status"/> then holds.</summary>
    public bool Reload()
    {
        lock (_reloading)
        {
            var (set, errors) = DashboardLoader.Load(Folder);
            if (set is null)
            {
                Volatile.Write(ref _status, _status with { Errors = errors, FailedAt = time.GetInstant() });
                log.DashboardsRefused(errors.Count, string.Join(Environment.NewLine, errors));
                return false;
            }

            Volatile.Write(ref _current, set);
            Volatile.Write(ref _status, new ConfigStatus(Part, time.GetInstant(), [], null));
            log.DashboardsLoaded(set.Dashboards.Count, set.Screens.Count);
        }

        Changed?.Invoke();
        return true;
    }
}
