using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using Xunit;

namespace OpsCenter.Core.Tests.Cameras;

public sealed class CameraSetTests
{
    [Fact]
    public void Nearest_OfSeveral_AreInOrderAndCanBeSeen()
    {
        var set = new CameraSet([Some("far", 106.40), Some("near", 106.31), Some("here", 106.30), Some("blind", 106.30) with { Streams = [] }, Some("away", 107.5)]);

        var near = set.Nearest(106.30, 20.94, 5, 20_000);

        Assert.Equal(["here", "near", "far"], near.Select(one => one.Camera.Id));
        Assert.InRange(near[1].Metres, 1030, 1050);
    }

    [Fact]
    public void Metres_HanoiToHaiPhong_IsAsOnTheMap() =>
        Assert.InRange(CameraSet.Metres(105.8342, 21.0278, 106.6881, 20.8449), 90_000, 91_500);

    private static Camera Some(string id, double longitude) =>
        new(id, id, LocalizedText.Same(id), "area", "cameras", longitude, 20.94, [CameraStream.Snapshot], TimeSpan.FromSeconds(5), false);
}
