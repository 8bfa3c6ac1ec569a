using Microsoft.AspNetCore.SignalR;
using OpsCenter.App.Identity;
using OpsCenter.App.Replay;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Access;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>
/// What a screen may ask for. A connection shows one view at a time; asking for another replaces it. After the answer the
/// server calls <c>frame</c> with what changed, and <c>snapshot</c> when the screen must start over.
/// </summary>
internal sealed class LiveHub(
    LiveConnections connections, LiveChannels channels, DisplayDesk displays, MissedAlarms missed, LiveMeter meter, TimeProvider time,
    ReplayChannels? replays = null, ReplayTimeline? timeline = null) : Hub
{
    public const string Path = "/hubs/live";

    /// <summary>Shows a dashboard; the answer is a snapshot.</summary>
    public async Task<Encoded> Subscribe(string dashboard, Dictionary<string, string>? variables)
    {
        var (connection, channel) = await ChannelAsync(dashboard, variables);
        return channel.Subscribe(connection, time.GetInstant());
    }

    /// <summary>After a lost link: the answer is what was missed since <paramref name="seq"/> as one frame, or a snapshot.</summary>
    public async Task<Encoded> Resume(string dashboard, Dictionary<string, string>? variables, long seq)
    {
        var (connection, channel) = await ChannelAsync(dashboard, variables);
        return channel.Resume(connection, seq, time.GetInstant());
    }

    /// <summary>How the display is; the answer says what it is to show. At most <see cref="LiveOptions.MaxCallsPerMinute"/>, as all calls.</summary>
    public DisplayAnswer Report(DisplayReport? report)
    {
        Checked();
        return displays.Take(Context.ConnectionId, Context.User!, report, out var problem)
            ?? throw new HubException($"The report is not valid: {problem}.");
    }

    /// <summary>Alarms that came after the transition <paramref name="sequence"/>, for a display that was cut off.</summary>
    public Task<MissedAlarmsAnswer> Missed(long sequence)
    {
        Checked();
        return missed.SinceAsync(Context.User.ToCaller(), sequence, Context.ConnectionAborted);
    }

    /// <summary>Shows a dashboard in the past, in place of what the connection showed; the answer is a snapshot.</summary>
    public async Task<Encoded> Replay(string dashboard, Dictionary<string, string>? variables, ReplayRequest? request)
    {
        var connection = Checked();
        var wanted = request ?? new ReplayRequest();
        if (replays is null)
        {
            throw new HubException(ReplayRefusal.Full);
        }

        // What the screen showed goes first: it may be the user's last replay but one.
        connection.Channel?.Leave(connection);
        var (channel, refusal) = await replays.OpenAsync(
            Context.User.ToCaller(), connection, dashboard ?? "", variables, wanted, Context.ConnectionAborted);
        if (channel is null)
        {
            meter.Refused("replay");
            throw new HubException(refusal);
        }

        return channel.Start(wanted);
    }

    /// <summary>Another moment, pace or a pause; false where the connection shows no replay. The frames that follow show the effect.</summary>
    public bool ReplayControl(ReplayRequest request)
    {
        if (Checked().Channel is not ReplayChannel replay || request is null)
        {
            return false;
        }

        replay.Control(request);
        return true;
    }

    /// <summary>Alarms between two times, Unix milliseconds, for the slider.</summary>
    public async Task<IReadOnlyList<ReplayTick>> ReplayTicks(long from, long to, string? scenario)
    {
        Checked();
        return timeline is null ? [] : await timeline.TicksAsync(Context.User.ToCaller(), from, to, scenario, Context.ConnectionAborted);
    }

    /// <summary>Where the value of a tile of the view that this connection shows comes from; null where the tile shows no value.</summary>
    public TileDetail? Explain(string tile)
    {
        return Checked().Channel?.Explain(tile ?? "", time.GetInstant());
    }

    private async Task<(LiveConnection Connection, LiveChannel Channel)> ChannelAsync(string dashboard, Dictionary<string, string>? variables)
    {
        var connection = Checked();
        var channel = await channels.FindAsync(dashboard ?? "", variables)
            ?? throw new HubException("There is no such dashboard, or it has no such variable.");
        if (connection.Channel is { } before && before != channel)
        {
            before.Leave(connection);
        }

        return (connection, channel);
    }

    private LiveConnection Checked()
    {
        if (!Context.User.ToCaller().Can(Permission.Read))
        {
            meter.Refused("permission");
            throw new HubException("You may not read here.");
        }

        var connection = connections.Find(Context.ConnectionId) ?? throw new HubException("The server has no room for another screen.");
        if (!connection.MayCall())
        {
            meter.Refused("calls");
            throw new HubException("Too many calls; wait a minute.");
        }

        return connection;
    }
}
