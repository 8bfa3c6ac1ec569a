using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OpsCenter.App.Live;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.App.Tests.Live;

/// <summary>Slow and fast screens on one view, tick by tick.</summary>
public sealed class LiveChannelTests
{
    private const int PendingFrames = 4;
    private static readonly Dictionary<string, string> NoVariables = [];
    private static readonly TimeSpan TickTime = TimeSpan.FromMilliseconds(250);
    private readonly LiveWorld _world = new();
    private readonly ManualTime _time = new();
    private readonly LiveChannel _channel;
    private TimeSpan _running;

    public LiveChannelTests()
    {
        var view = new LiveView(_world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a"))), _world.Now, 100);
        var basis = new LiveBasis(DashboardSet.Empty, _world.Fields.Current, _world.Places.Current);
        _channel = new LiveChannel(new ViewKey("d", ""), NoVariables, view, basis, new LiveMark("b", false), new LiveMeter(), TickTime, _world.Now);
    }

    [Fact]
    public void Step_TwoScreens_ShareOneEncodedFrame()
    {
        var (one, other) = (Join(), Join());

        Tick(1);
        Tick(2);
        Tick(3);

        Assert.Equal(3, one.Sent.Count);
        Assert.All(one.Sent.Zip(other.Sent), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void Step_JustSubscribed_HoldsFramesUntilTheAnswerIsOut()
    {
        var screen = Join();

        Tick(1);
        Assert.Empty(screen.Sent);
        Tick(2);

        Assert.Equal(["frame", "frame"], screen.Sent.Select(Target));
    }

    [Fact]
    public void Step_AfterAQuietMoment_SendsAtTheNextLookAndThenNoSoonerThanATick()
    {
        var screen = Join();
        Tick(1);
        Tick(2);
        Pass(TickTime);
        screen.Sent.Clear();

        _world.Hear("a", 3);
        Pass(TickTime / 5);
        Assert.Contains("\"v\":3,", Text(Assert.Single(screen.Sent)), StringComparison.Ordinal);

        _world.Hear("a", 4);
        Pass(TickTime / 5);
        Pass(TickTime / 5);
        _world.Hear("a", 5);
        Pass(TickTime / 5);
        Pass(TickTime / 5);
        Assert.Single(screen.Sent);

        Pass(TickTime / 5);
        Assert.Equal(2, screen.Sent.Count);
        Assert.Contains("\"v\":5,", Text(screen.Sent[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_OneScreenIsStuck_OthersGetEveryFrameAndItGetsASnapshot()
    {
        var (stuck, fast) = (Join(), Join());
        Tick(0);
        Tick(1);
        stuck.Block();
        for (var value = 2; value <= 20; value++)
        {
            Tick(value);
        }

        Assert.Equal(21, fast.Sent.Count);
        Assert.Equal(3, stuck.Sent.Count);

        stuck.Unblock();

        Assert.Equal("snapshot", Target(stuck.Sent[3]));
        Assert.Contains("\"v\":20,", Text(stuck.Sent[3]), StringComparison.Ordinal);
        Assert.Equal(4, stuck.Sent.Count);
        Tick(21);
        Assert.Equal("frame", Target(stuck.Sent[4]));
        Assert.Contains("\"v\":21,", Text(stuck.Sent[4]), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_ShortHiccup_LosesNothing()
    {
        var screen = Join();
        Tick(0);
        Tick(1);
        screen.Block();
        for (var value = 2; value < 2 + PendingFrames; value++)
        {
            Tick(value);
        }

        screen.Unblock();

        Assert.All(screen.Sent, message => Assert.Equal("frame", Target(message)));
        Assert.Equal(2 + PendingFrames, screen.Sent.Count);
    }

    [Fact]
    public void AbortIfStalled_WriteNeverEnds_ClosesTheConnection()
    {
        var screen = Join();
        Tick(0);
        Tick(1);
        screen.Block();
        Tick(2);
        Assert.False(screen.Connection.AbortIfStalled(TimeSpan.FromSeconds(30)));

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(screen.Connection.AbortIfStalled(TimeSpan.FromSeconds(30)));
        Assert.True(screen.Aborted);
    }

    [Fact]
    public void Leave_Screen_GetsNoMoreAndTheViewBecomesIdle()
    {
        var screen = Join();
        Tick(0);
        Tick(1);
        Assert.False(_channel.IdleSince(_world.Now));

        _channel.Leave(screen.Connection);
        var left = _world.Now;
        Tick(2);

        Assert.Equal(2, screen.Sent.Count);
        Assert.True(_channel.IdleSince(left + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Subscribe_AfterTheLinkEnded_DoesNotJoin()
    {
        var screen = new FakeScreen(_time);
        screen.Connection.End();

        _channel.Subscribe(screen.Connection, _world.Now);
        Tick(1);
        Tick(2);

        Assert.Empty(screen.Sent);
    }

    private FakeScreen Join()
    {
        var screen = new FakeScreen(_time);
        _channel.Subscribe(screen.Connection, _world.Now);
        return screen;
    }

    private void Tick(double value)
    {
        _world.Hear("a", value);
        Pass(TickTime);
    }

    private void Pass(TimeSpan time)
    {
        _world.Pass(time);
        _running += time;
        _channel.Step(_world.Now, _running);
    }

    private static string Target(SerializedHubMessage message) =>
        Text(message).Contains("\"target\":\"snapshot\"", StringComparison.Ordinal) ? "snapshot" : "frame";

    private static string Text(SerializedHubMessage message) =>
        Encoding.UTF8.GetString(message.GetSerializedMessage(new JsonHubProtocol()).Span);

    private sealed class FakeScreen
    {
        private TaskCompletionSource? _stuck;

        public FakeScreen(TimeProvider time) =>
            Connection = new LiveConnection("c", WriteAsync, () => Aborted = true, PendingFrames, callsPerMinute: 10, time);

        public LiveConnection Connection { get; }

        public List<SerializedHubMessage> Sent { get; } = [];

        public bool Aborted { get; private set; }

        public void Block() => _stuck = new TaskCompletionSource();

        public void Unblock()
        {
            var stuck = _stuck!;
            _stuck = null;
            stuck.SetResult();
        }

        private ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellation)
        {
            Sent.Add(message);
            return _stuck is { } stuck ? new ValueTask(stuck.Task) : ValueTask.CompletedTask;
        }
    }
}
