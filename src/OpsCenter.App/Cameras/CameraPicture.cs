using System.Security.Cryptography;

namespace OpsCenter.App.Cameras;

/// <summary>One JPEG of a camera. Immutable.</summary>
/// <param name="Jpeg">The bytes as the camera sent them.</param>
/// <param name="At">When they first came: a picture that comes byte for byte again is not a new one.</param>
/// <param name="ETag">Of the bytes, in quotes.</param>
internal sealed record CameraPicture(ReadOnlyMemory<byte> Jpeg, DateTimeOffset At, string ETag)
{
    private const int TagBytes = 12;

    /// <summary>The picture, with the time of the one before where it is the same.</summary>
    public static CameraPicture Of(byte[] jpeg, DateTimeOffset now, CameraPicture? before)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(jpeg).AsSpan(0, TagBytes))}\"";
        return before?.ETag == tag ? before : new CameraPicture(jpeg, now, tag);
    }

    /// <summary>Begins as every JPEG does (ITU-T T.81, SOI and a marker).</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xD8, 0xFF, ..];
}
