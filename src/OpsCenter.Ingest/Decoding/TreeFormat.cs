using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>A format other than JSON: writes its tree, which is then read like any JSON payload.</summary>
internal abstract class TreeFormat : PayloadFormat
{
    public sealed override JsonDocument? Parse(in FormatInput input, TreeBuffer buffer)
    {
        var tree = buffer.Begin();
        return Write(input, tree, buffer) ? buffer.Parse() : null;
    }

    /// <summary>False, with a problem, where nothing can be used; true with problems where a part can.</summary>
    protected abstract bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer);

    protected static bool Refuse(TreeBuffer buffer, string problem)
    {
        buffer.Problem(problem);
        return false;
    }
}
