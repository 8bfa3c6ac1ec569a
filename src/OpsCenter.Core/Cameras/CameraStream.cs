using System.Text.Json.Serialization;

namespace OpsCenter.Core.Cameras;

/// <summary>Ways a picture comes from a camera; lower case in files and on the wire.</summary>
[JsonConverter(typeof(CameraStreamConverter))]
public enum CameraStream
{
    /// <summary>One JPEG per request.</summary>
    Snapshot,

    /// <summary>JPEG after JPEG in one answer (<c>multipart/x-mixed-replace</c>).</summary>
    Mjpeg,

    /// <summary>HTTP live streaming: a playlist and its segments (RFC 8216).</summary>
    Hls,
}
