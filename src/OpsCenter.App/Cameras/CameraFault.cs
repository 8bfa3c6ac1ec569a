namespace OpsCenter.App.Cameras;

/// <summary>Why there is no picture, and in one English sentence for the technician: without addresses' queries, without secrets.</summary>
internal sealed record CameraFault(CameraFaultKind Kind, string Detail)
{
    public int Status => Kind switch
    {
        CameraFaultKind.Unknown or CameraFaultKind.NoStream => StatusCodes.Status404NotFound,
        CameraFaultKind.Forbidden => StatusCodes.Status403Forbidden,
        CameraFaultKind.Busy => StatusCodes.Status429TooManyRequests,
        CameraFaultKind.TimedOut => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };
}
