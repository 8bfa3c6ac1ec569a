using System.IO.Pipelines;

namespace OpsCenter.App.Cameras;

/// <summary>The one MJPEG connection to a camera, shared by all viewers; made by the first of them, ended some time after the last.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class MjpegChannel(Uri address, Func<CameraHttp> http, CamerasOptions options, CameraMeter meter, TimeProvider time, CancellationToken disposed)
{
    private readonly Lock _lock = new();
    private MjpegRun? _run;
    private int _viewers;
    private long _leftAt;
    private long _endedAt;

    /// <summary>Told how an attempt ended and when frames come.</summary>
    public required Action<CameraFault?> Report { private get; init; }

    /// <summary>Joins the connection; after a failure the same answer for a while, so that many viewers do not hammer a dead camera.</summary>
    public MjpegRun Join()
    {
        lock (_lock)
        {
            _viewers++;
            var rests = _run?.Fault is not null && time.GetElapsedTime(_endedAt) >= options.RetryAfter;
            if (_run is null || rests)
            {
                _run = new MjpegRun();
                _ = PumpAsync(_run);
            }

            return _run;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _viewers--;
            _leftAt = time.GetTimestamp();
        }
    }

    /// <summary>False lets go of the run in the same moment, so that a viewer who comes now starts a new one.</summary>
    private bool GoesOn(MjpegRun run)
    {
        lock (_lock)
        {
            if (_viewers > 0 || time.GetElapsedTime(_leftAt) < options.Linger)
            {
                return true;
            }

            _run = ReferenceEquals(_run, run) ? null : _run;
            return false;
        }
    }

    private async Task PumpAsync(MjpegRun run)
    {
        await Task.Yield();
        meter.Upstream(1);
        using var silence = new CancellationTokenSource(options.RequestTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, disposed);
        CameraFault fault;
        try
        {
            fault = await ReadAsync(run, silence, both.Token);
        }
        catch (CameraException exception)
        {
            fault = exception.Fault;
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !disposed.IsCancellationRequested)
        {
            fault = new CameraFault(CameraFaultKind.TimedOut, $"no frame within {options.FrameTimeout.TotalSeconds:0.#} s");
        }
        catch (Exception exception)
        {
            fault = new CameraFault(CameraFaultKind.Unreachable, exception is OperationCanceledException ? "the camera's settings changed" : "the connection to the camera broke off");
        }

        meter.Upstream(-1);
        lock (_lock)
        {
            _endedAt = time.GetTimestamp();
        }

        run.End(fault);
        Report(fault.Kind == CameraFaultKind.NoStream ? null : fault);
    }

    private async Task<CameraFault> ReadAsync(MjpegRun run, CancellationTokenSource silence, CancellationToken cancellation)
    {
        using var response = await http().GetAsync(address, cancellation);
        var boundary = MjpegReader.BoundaryOf(response.Content.Headers.ContentType)
            ?? throw new CameraException(CameraFaultKind.WrongContent, $"the camera answers '{response.Content.Headers.ContentType?.MediaType ?? "nothing"}', not multipart/x-mixed-replace");
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var reader = new MjpegReader(PipeReader.Create(stream), boundary, options.MaxFrameBytes);
        CameraPicture? last = null;
        while (GoesOn(run))
        {
            silence.CancelAfter(options.FrameTimeout);
            if (await reader.ReadAsync(cancellation) is not { } jpeg)
            {
                return new CameraFault(CameraFaultKind.Unreachable, "the camera ended its stream");
            }

            var first = last is null;
            last = CameraPicture.Of(jpeg, time.GetUtcNow(), last);
            meter.Fetched("mjpeg", jpeg.Length);
            run.Publish(last);
            if (first)
            {
                Report(null);
            }
        }

        return new CameraFault(CameraFaultKind.NoStream, "nobody watches any more");
    }
}
