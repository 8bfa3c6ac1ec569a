namespace OpsCenter.App.Cameras;

/// <summary>One connection to a camera and whoever watches it: the newest frame, or why there are no more.</summary>
/// <remarks>One writer, any number of readers. A reader that is slow finds the newest frame, not the oldest it missed.</remarks>
internal sealed class MjpegRun
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _moved = New();
    private CameraPicture? _frame;
    private CameraFault? _fault;
    private long _sequence;

    public CameraFault? Fault
    {
        get
        {
            lock (_lock)
            {
                return _fault;
            }
        }
    }

    /// <summary>What a viewer who joins now has to ask for first: any frame, but none of a connection that is over.</summary>
    public long Start
    {
        get
        {
            lock (_lock)
            {
                return _fault is null ? 0 : _sequence;
            }
        }
    }

    public void Publish(CameraPicture frame)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            (_frame, moved, _moved) = (frame, _moved, New());
            _sequence++;
        }

        moved.SetResult();
    }

    public void End(CameraFault fault)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            (_fault, moved) = (fault, _moved);
        }

        moved.TrySetResult();
    }

    /// <summary>The newest frame that is newer than <paramref name="seen"/>.</summary>
    /// <exception cref="CameraException">The connection ended.</exception>
    public async Task<(long Sequence, CameraPicture Frame)> NextAsync(long seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task moved;
            lock (_lock)
            {
                if (_frame is { } frame && _sequence > seen)
                {
                    return (_sequence, frame);
                }

                if (_fault is { } fault)
                {
                    throw new CameraException(fault);
                }

                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
