using System.Diagnostics.Metrics;

namespace OpsCenter.App.Backup;

/// <summary>How the scheduled backups go.</summary>
internal sealed class BackupMeter : IDisposable
{
    private readonly Meter _meter = new("OpsCenter.Backup");
    private readonly Counter<long> _runs;
    private readonly Counter<long> _written;

    public BackupMeter()
    {
        _runs = _meter.CreateCounter<long>("opscenter.backup.runs", description: "Scheduled backups, by outcome");
        _written = _meter.CreateCounter<long>("opscenter.backup.written", "By", "Bytes that scheduled backups wrote");
    }

    /// <summary>Shows the newest backup's age, asked for at each export.</summary>
    public void Observe(Func<double> ageSeconds) =>
        _meter.CreateObservableGauge("opscenter.backup.age", ageSeconds, "s", "Since the moment of the newest good backup, or since the start where there is none");

    public void Made(long bytes)
    {
        _written.Add(bytes);
        _runs.Add(1, new KeyValuePair<string, object?>("outcome", "made"));
    }

    public void Failed() => _runs.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));

    public void Dispose() => _meter.Dispose();
}
