namespace OpsCenter.App.Cameras;

/// <summary>A playlist, rewritten, or a segment. Immutable.</summary>
internal sealed record HlsFile(string ContentType, ReadOnlyMemory<byte> Bytes);
