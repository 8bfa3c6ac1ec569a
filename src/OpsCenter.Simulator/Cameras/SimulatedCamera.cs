using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Cameras;

/// <summary>One camera: a picture per quarter of a second, drawn once for all who look, and none while it fails.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SimulatedCamera(ProvinceModel model, SimulatedSite site, string name)
{
    public static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(250);
    private const double LeastFps = 0.5;
    private readonly Lock _lock = new();
    private readonly CameraScene _scene = new(model, site, name);
    private long _frame = -1;
    private byte[] _jpeg = [];

    /// <summary>False during the scenario's outage of this camera.</summary>
    public bool Works(DateTimeOffset at) => CameraModel.Fps(model, site, at) >= LeastFps;

    public byte[] Picture(DateTimeOffset at)
    {
        var frame = at.UtcTicks / FrameTime.Ticks;
        lock (_lock)
        {
            if (frame != _frame)
            {
                (_frame, _jpeg) = (frame, _scene.Draw(new DateTimeOffset(frame * FrameTime.Ticks, TimeSpan.Zero)));
            }

            return _jpeg;
        }
    }
}
