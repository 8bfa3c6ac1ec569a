namespace OpsCenter.App.Cameras;

/// <summary>Ends a fetch; caught by the service, which answers the fault.</summary>
internal sealed class CameraException(CameraFaultKind kind, string detail, Exception? cause = null) : Exception(detail, cause)
{
    public CameraException(CameraFault fault)
        : this(fault.Kind, fault.Detail)
    {
    }

    public CameraFault Fault { get; } = new(kind, detail);
}
