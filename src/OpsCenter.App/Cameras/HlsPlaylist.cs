using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OpsCenter.App.Cameras;

/// <summary>Rewrites a playlist (RFC 8216) so that every file in it is asked of us under a name without path and query.</summary>
internal static partial class HlsPlaylist
{
    public const string ContentType = "application/vnd.apple.mpegurl";
    private const int MaxLines = 5000;
    private const int MaxName = 80;
    private static readonly string[] Extensions = [".m3u8", ".ts", ".m4s", ".mp4", ".aac"];

    /// <summary>Low-latency tags: they make players ask with queries of their own, which only the origin could answer.</summary>
    private static readonly string[] Dropped = ["#EXT-X-SERVER-CONTROL", "#EXT-X-PART", "#EXT-X-PRELOAD-HINT", "#EXT-X-RENDITION-REPORT", "#EXT-X-SKIP"];

    /// <summary>The playlist for viewers, and where each name in it leads.</summary>
    /// <param name="text">As the camera sent it.</param>
    /// <param name="from">Where it came from.</param>
    /// <param name="folder">Address of the folder that everything must be in, with the slash.</param>
    /// <exception cref="CameraException">It is no playlist, or names a file outside the folder.</exception>
    public static (string Text, IReadOnlyDictionary<string, Uri> Files) Rewrite(string text, Uri from, Uri folder)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        if (lines.Length > MaxLines || lines[0].Trim() != "#EXTM3U")
        {
            throw new CameraException(CameraFaultKind.WrongContent, "the camera's playlist is no playlist");
        }

        var files = new Dictionary<string, Uri>();
        var result = new StringBuilder(text.Length);
        foreach (var line in lines.Select(line => line.TrimEnd()).Where(line => !Dropped.Any(tag => line.StartsWith(tag, StringComparison.Ordinal))))
        {
            result.Append(line.Length == 0 ? "" : line[0] == '#' ? UriAttribute().Replace(line, match => $"URI=\"{Name(match.Groups[1].Value)}\"") : Name(line)).Append('\n');
        }

        return (result.ToString(), files);

        string Name(string reference)
        {
            var target = Within(reference, from, folder);
            var name = NameOf(target);
            files[name] = target;
            return name;
        }
    }

    /// <summary>What a viewer calls a file: its own name where that is plain, else with a digest of the whole address.</summary>
    public static string NameOf(Uri target)
    {
        var own = target.Segments[^1];
        var extension = Extensions.FirstOrDefault(known => own.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            ?? throw new CameraException(CameraFaultKind.WrongContent, "the camera's playlist names a file of another kind than .m3u8, .ts, .m4s, .mp4 and .aac");
        var stem = new string([.. own[..^extension.Length].Where(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_').Take(MaxName)]);
        return stem + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target.AbsoluteUri)).AsSpan(0, 6)) + extension;
    }

    private static Uri Within(string reference, Uri from, Uri folder)
    {
        // Encoded dots and slashes have no business in a segment's name; servers disagree on what they mean.
        var strange = reference.Contains('\\', StringComparison.Ordinal) || EncodedPath().IsMatch(reference);
        if (!strange && Uri.TryCreate(from, reference, out var target)
            && target.GetLeftPart(UriPartial.Authority) == folder.GetLeftPart(UriPartial.Authority)
            && target.AbsolutePath.StartsWith(folder.AbsolutePath, StringComparison.Ordinal))
        {
            return target;
        }

        throw new CameraException(CameraFaultKind.NotAllowed, "the camera's playlist names a file outside its own folder");
    }

    [GeneratedRegex("URI=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex UriAttribute();

    [GeneratedRegex("%(2e|2f|5c|00)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodedPath();
}
