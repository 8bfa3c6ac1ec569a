namespace OpsCenter.App.Cameras;

/// <summary>One viewer's place at a camera's MJPEG stream, from its first frame on.</summary>
internal sealed class MjpegViewing(MjpegChannel channel, MjpegRun run, IDisposable place, CameraMeter meter) : IDisposable
{
    private long _seen = run.Start;

    /// <summary>The newest frame that this viewer has not had.</summary>
    /// <exception cref="CameraException">The camera's stream ended.</exception>
    public async Task<CameraPicture> NextAsync(CancellationToken cancellation)
    {
        var (sequence, frame) = await run.NextAsync(_seen, cancellation);
        if (_seen > 0 && sequence > _seen + 1)
        {
            meter.Skipped(sequence - _seen - 1);
        }

        _seen = sequence;
        return frame;
    }

    public void Dispose()
    {
        channel.Leave();
        place.Dispose();
        meter.Viewer(-1);
    }
}
