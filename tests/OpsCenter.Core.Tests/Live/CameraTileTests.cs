using OpsCenter.Core.Alarms;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

/// <summary>Which camera a tile shows, and when it turns to an alarm.</summary>
public sealed class CameraTileTests
{
    private readonly LiveWorld _world = new();

    [Fact]
    public void Camera_KnownOne_IsShownWithItsStreamsOnce()
    {
        var view = View(CameraFollow.None);

        var state = _world.Step<CameraTileState>(view)!;

        Assert.Equal(("own", "Camera own", true), (state.Camera.Id, state.Camera.Name.En, state.Camera.Sim));
        Assert.Equal([CameraStream.Snapshot, CameraStream.Mjpeg], state.Camera.Streams);
        Assert.Null(state.Cause);
        Assert.Null(_world.Step<CameraTileState>(view));
    }

    [Fact]
    public void Camera_UnknownOne_HasNoStreams()
    {
        var state = _world.Step<CameraTileState>(View(CameraFollow.None, "nowhere"))!;

        Assert.Equal("nowhere", state.Camera.Id);
        Assert.Empty(state.Camera.Streams);
    }

    [Fact]
    public void Follow_GraveAlarm_TurnsToTheNearestCameraAndBackAfterTwoMinutes()
    {
        var view = View(CameraFollow.Alarms);
        _world.Step<CameraTileState>(view);

        _world.Board.Show(Alarm(Severity.High));
        var turned = _world.Step<CameraTileState>(view)!;
        _world.Pass(TimeSpan.FromSeconds(119));
        var still = _world.Step<CameraTileState>(view);
        _world.Pass(TimeSpan.FromSeconds(2));
        var back = _world.Step<CameraTileState>(view)!;

        Assert.Equal(("near", (int)Severity.High), (turned.Camera.Id, turned.Cause!.S));
        Assert.InRange(turned.Cause.Metres, 1, 2000);
        Assert.Null(still);
        Assert.Equal(("own", null), (back.Camera.Id, back.Cause));
        Assert.Null(_world.Step<CameraTileState>(view));
    }

    [Fact]
    public void Follow_AlarmAcknowledged_GoesBackAtOnce()
    {
        var view = View(CameraFollow.Alarms);
        var alarm = Alarm(Severity.Critical);
        _world.Board.Show(alarm);
        Assert.Equal("near", _world.Step<CameraTileState>(view)!.Camera.Id);

        _world.Board.Show(alarm with { Acknowledged = true });

        Assert.Equal("own", _world.Step<CameraTileState>(view)!.Camera.Id);
    }

    [Fact]
    public void Follow_AlarmCleared_GoesBackAtOnce()
    {
        var view = View(CameraFollow.Alarms);
        var alarm = Alarm(Severity.Critical);
        _world.Board.Show(alarm);
        _world.Step<CameraTileState>(view);

        _world.Board.Show(alarm with { Active = false });

        Assert.Equal("own", _world.Step<CameraTileState>(view)!.Camera.Id);
    }

    [Fact]
    public void Follow_SameAlarmAgainOnAnotherRung_IsNotFollowedTwice()
    {
        var view = View(CameraFollow.Alarms);
        var alarm = Alarm(Severity.High);
        _world.Board.Show(alarm);
        _world.Step<CameraTileState>(view);
        _world.Pass(TimeSpan.FromMinutes(3));
        Assert.Equal("own", _world.Step<CameraTileState>(view)!.Camera.Id);

        _world.Board.Show(alarm with { Severity = Severity.Critical, ChangedAt = _world.Now });

        Assert.Null(_world.Step<CameraTileState>(view));
    }

    [Fact]
    public void Follow_MildAlarm_IsPassedOver()
    {
        var view = View(CameraFollow.Alarms);
        _world.Board.Show(Alarm(Severity.Medium));

        Assert.Equal("own", _world.Step<CameraTileState>(view)!.Camera.Id);
    }

    [Fact]
    public void Follow_NotAskedFor_StaysWithItsOwn()
    {
        var view = View(CameraFollow.None);
        _world.Board.Show(Alarm(Severity.Critical));

        Assert.Equal("own", _world.Step<CameraTileState>(view)!.Camera.Id);
    }

    private AlarmView Alarm(Severity severity) => FakeBoard.Alarm(LiveWorld.Level("a"), severity, _world.Now);

    private DashboardView View(CameraFollow follow, string camera = "own")
    {
        var cameras = new CameraSet([Some("own", 106.05, 21.05), Some("near", 106.001, 21.001), Some("far", 107, 22)]);
        var sources = new LiveSources(_world.State, _world.Board, _world.Fields, _world.Places, _world.Store, new FixedConfig<CameraSet>(cameras));
        var none = new Dictionary<string, string>();
        return new DashboardView(
            new DashboardConfig("d", LocalizedText.Same("d"), 10, none, [LiveWorld.Tile(TileKind.Camera) with { Camera = camera, Follow = follow }]), none, sources, TimeSpan.FromHours(7));
    }

    private static Camera Some(string id, double longitude, double latitude) => new(
        id, id, LocalizedText.Same("Camera " + id), "x", "cameras", longitude, latitude, [CameraStream.Snapshot, CameraStream.Mjpeg], TimeSpan.FromSeconds(2), true);
}
