namespace OpsCenter.App.Cameras;

/// <summary>Why there is no picture.</summary>
internal enum CameraFaultKind
{
    /// <summary>No such camera.</summary>
    Unknown,

    /// <summary>The camera has no address for this kind of stream, or the playlist no such file.</summary>
    NoStream,

    /// <summary>The caller may not see cameras.</summary>
    Forbidden,

    /// <summary>Too many watch already.</summary>
    Busy,

    /// <summary>The allow-list forbids the address.</summary>
    NotAllowed,

    /// <summary>Name not found, connection refused or torn.</summary>
    Unreachable,

    /// <summary>The camera took too long.</summary>
    TimedOut,

    /// <summary>The camera wants other credentials, or ours cannot be read.</summary>
    Credentials,

    /// <summary>The camera answered with an error.</summary>
    Answered,

    /// <summary>What came is no picture, playlist or segment.</summary>
    WrongContent,

    /// <summary>More bytes than allowed.</summary>
    TooLarge,
}
