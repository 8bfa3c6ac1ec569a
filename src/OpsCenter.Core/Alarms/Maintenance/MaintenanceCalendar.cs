using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>The windows in force. Thread-safe; reading takes no lock.</summary>
public sealed class MaintenanceCalendar
{
    private volatile IReadOnlyList<MaintenanceWindow> _windows = [];

    /// <summary>Raised after <see cref="Current"/> changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<MaintenanceWindow> Current => _windows;

    public void Set(IReadOnlyList<MaintenanceWindow> windows)
    {
        _windows = windows;
        Changed?.Invoke();
    }

    /// <summary>What covers an alarm at a moment; where several do, the one that ends last. Null where none does.</summary>
    public AlarmWork? At(in AlarmFacts facts, Instant moment)
    {
        AlarmWork? found = null;
        foreach (var window in _windows)
        {
            if (window.Scope.Matches(in facts) && window.At(moment) is { } one && (found is null || one.End > found.Until))
            {
                found = new AlarmWork(window.Id, window.MadeBy, window.Reason, one.End);
            }
        }

        return found;
    }

    /// <summary>When the next one begins that covers the alarm; null where none does.</summary>
    public Instant? Begin(in AlarmFacts facts, Instant after)
    {
        Instant? first = null;
        foreach (var window in _windows)
        {
            if (window.Scope.Matches(in facts) && window.Begin(after) is { } begin && (first is null || begin < first))
            {
                first = begin;
            }
        }

        return first;
    }
}
