using System.Text;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.Ingest.Rules;

/// <summary>The packs' <c>alarms.yaml</c>, the truth of what is in force. Thread-safe for reading; one writer at a time.</summary>
public sealed class RuleFiles(LiveIngestConfig live, ConfigFolderPath folder)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IReadOnlyList<Pack> Packs => live.Current.Packs;

    /// <summary>The rule as its file has it, alone in an <c>alarms.yaml</c>; null where the file has none, or cannot be read.</summary>
    public string? TextOf(string pack, string ruleId) => Read(pack)?.File.Cut(ruleId);

    /// <summary>Rules of a pack as one text; null where the file cannot be read.</summary>
    public string? TextOf(string pack, IReadOnlyCollection<string> ruleIds) =>
        Read(pack)?.File is { } file ? RuleFile.Join(file.Ids.Where(ruleIds.Contains).Select(id => file.Cut(id)!)) : null;

    /// <summary>Rules that are no longer what a change was made from.</summary>
    public IReadOnlyList<string> Outdated(string pack, IReadOnlyList<RuleChange> changes) =>
        [.. changes.Where(change => !RuleTexts.Same(TextOf(pack, change.RuleId), change.Base)).Select(change => change.RuleId)];

    /// <summary>Every rule of every pack whose file can be read, and the packs that could be.</summary>
    internal (IReadOnlyDictionary<string, (string Pack, string Text)> Rules, IReadOnlySet<string> Packs) All()
    {
        var rules = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var packs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pack in live.Current.Packs)
        {
            if (Read(pack.Id) is not { File: { } file })
            {
                continue;
            }

            packs.Add(pack.Id);
            foreach (var id in file.Ids)
            {
                rules[id] = (pack.Id, file.Cut(id)!);
            }
        }

        return (rules, packs);
    }

    /// <summary>Mistakes that the reload would find with these changes in force.</summary>
    internal IReadOnlyList<ConfigError> Check(string pack, IReadOnlyList<RuleChange> changes) =>
        Read(pack) is { File: { } file }
            ? ConfigScratch.Load(folder.Path, Relative(pack), Changed(file, changes).Text).Errors
            : [Unreadable(pack)];

    /// <returns>The mistakes that kept it from coming into force; empty: it is.</returns>
    /// <exception cref="IOException">The file cannot be written; what was in force is.</exception>
    internal IReadOnlyList<ConfigError> Put(string pack, IReadOnlyList<RuleChange> changes)
    {
        if (Read(pack) is not { File: { } file } read)
        {
            return [Unreadable(pack)];
        }

        var text = Changed(file, changes).Text;
        byte[] content = [.. read.Mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        return ConfigFileSwap.Put(live, Path.Combine(folder.Path, Relative(pack)), content);
    }

    private static RuleFile Changed(RuleFile file, IReadOnlyList<RuleChange> changes) =>
        changes.Aggregate(file, (now, change) => change.Text is { } text ? now.With(text) : now.Without(change.RuleId));

    /// <summary>The file, empty where there is none yet, and whether it begins with a byte order mark; null where nobody can edit it but by hand.</summary>
    private (RuleFile File, bool Mark)? Read(string pack)
    {
        if (live.Current.Packs.All(known => known.Id != pack))
        {
            // What the server judges of itself is in no file, and a name is no way to other files.
            return null;
        }

        try
        {
            var path = Path.Combine(folder.Path, Relative(pack));
            if (!File.Exists(path))
            {
                return (RuleFile.Empty, false);
            }

            var bytes = File.ReadAllBytes(path).AsSpan();
            var mark = bytes.StartsWith(Encoding.UTF8.Preamble);
            return RuleFile.Parse(Strict.GetString(mark ? bytes[Encoding.UTF8.Preamble.Length..] : bytes)) is { } file ? (file, mark) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static ConfigError Unreadable(string pack) => new(
        Relative(pack), null, "alarms", "the file cannot be changed from here", "Make it readable UTF-8 with its rules below each other, each beginning with '- '");

    private static string Relative(string pack) => $"packs/{pack}/alarms.yaml";
}
