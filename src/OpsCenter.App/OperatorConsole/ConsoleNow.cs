using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Feeds;

namespace OpsCenter.App.OperatorConsole;

/// <summary>The live state as one circuit sees it. Immutable; a new one at most twice a second, and only where something moved.</summary>
/// <param name="At">The server's time, to the second.</param>
/// <param name="Board">Open alarms.</param>
/// <param name="Configuration">State of every reloadable part.</param>
/// <param name="Sources">What every source has brought, and how fast.</param>
/// <param name="Feeds">What the server fetches itself.</param>
public sealed record ConsoleNow(
    Instant At, AlarmBoard Board, IReadOnlyList<ConfigStatus> Configuration, IReadOnlyList<SourceState> Sources,
    IReadOnlyList<FeedStatus> Feeds)
{
    public static ConsoleNow Empty { get; } = new(default, AlarmBoard.Empty, [], [], []);

    /// <summary>Open alarms of a severity that nothing holds back.</summary>
    public int Count(Severity severity) => Board.Alarms.Count(alarm => alarm.Severity == severity && alarm.Hold is null);
}
