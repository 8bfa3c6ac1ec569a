using System.Globalization;
using System.Text;

namespace OpsCenter.Storage.Quarantine;

/// <summary>Text as search compares it: lower case, without tone marks and other diacritics, đ as d.</summary>
internal static class SearchText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                var lower = char.ToLowerInvariant(character);
                folded.Append(lower == 'đ' ? 'd' : lower);
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
