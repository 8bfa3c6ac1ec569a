using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.OperatorConsole;

/// <summary>Copies the live state for a circuit. Thread-safe; takes no lock.</summary>
public sealed class ConsoleFeed(
    IAlarmBoard board, IEnumerable<IConfigStatusSource> configuration, IngestStatistics ingest, IEnumerable<IFeedStatusSource> feeds, TimeProvider time)
{
    private readonly IConfigStatusSource[] _configuration = [.. configuration];

    /// <summary>The state now; <paramref name="before"/> itself where nothing moved and no second has passed.</summary>
    public ConsoleNow Read(Caller caller, ConsoleNow before)
    {
        if (!caller.Can(Permission.Read))
        {
            return ConsoleNow.Empty;
        }

        var at = Instant.FromUnixMilliseconds(time.GetInstant().UnixMilliseconds / 1000 * 1000);
        var alarms = board.Current;
        if (at == before.At)
        {
            return ReferenceEquals(alarms, before.Board) ? before : before with { Board = alarms };
        }

        return new ConsoleNow(
            at, alarms, [.. _configuration.Select(source => source.Status)], SourceState.Follow(before.Sources, ingest.Snapshot(), at - before.At),
            [.. feeds.SelectMany(source => source.Snapshot())]);
    }
}
