using System.Globalization;
using System.Text;

namespace OpsCenter.Core.Telemetry;

/// <summary>Search that ignores tone marks and case: <c>song kinh thay</c> finds <c>Sông Kinh Thầy</c>.</summary>
public static class ToneFree
{
    /// <summary>Every word of <paramref name="sought"/> occurs somewhere; nothing sought is found everywhere.</summary>
    public static bool Contains(string text, string? sought) =>
        string.IsNullOrWhiteSpace(sought) || ContainsAll(Fold(text), Words(sought));

    /// <summary>What is sought, folded: for searching many texts that are folded already.</summary>
    public static string[] Words(string? sought) => string.IsNullOrWhiteSpace(sought) ? [] : Fold(sought).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <param name="folded">By <see cref="Fold"/>.</param>
    /// <param name="words">By <see cref="Words"/>.</param>
    public static bool ContainsAll(string folded, string[] words) => Array.TrueForAll(words, word => folded.Contains(word, StringComparison.Ordinal));

    /// <summary>Lower case without marks; <c>đ</c> is no marked <c>d</c> to Unicode and is replaced by hand.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(character is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair out of a broken payload has no normal form.
            return text;
        }
    }
}
