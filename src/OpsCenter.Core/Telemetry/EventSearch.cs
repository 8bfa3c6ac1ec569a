namespace OpsCenter.Core.Telemetry;

/// <summary>A search through the text of events: every word occurs in text, kind, site, area or device, without regard to case and tone marks.</summary>
/// <remarks>Attributes are not searched: they may be personal data, and a search that finds is an answer too.</remarks>
public sealed class EventSearch
{
    /// <summary>Longer is refused where it is asked, and cut where it is not.</summary>
    public const int MostCharacters = 200;

    private readonly string[] _words;

    private EventSearch(string[] words) => _words = words;

    /// <summary>Null where nothing is sought.</summary>
    public static EventSearch? Of(string? sought) =>
        ToneFree.Words(sought is { Length: > MostCharacters } ? sought[..MostCharacters] : sought) is { Length: > 0 } words ? new EventSearch(words) : null;

    public bool Finds(string text, string kind, string? site, string? area, string? device) =>
        ToneFree.ContainsAll(ToneFree.Fold($"{text}\n{kind}\n{site}\n{area}\n{device}"), _words);
}
