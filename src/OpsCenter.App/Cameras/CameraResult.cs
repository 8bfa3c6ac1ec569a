namespace OpsCenter.App.Cameras;

/// <summary>Either what was asked for, or why not.</summary>
internal abstract record CameraResult<T>
{
    private CameraResult()
    {
    }

    public sealed record Got(T Value) : CameraResult<T>;

    public sealed record Failed(CameraFault Fault) : CameraResult<T>;
}
