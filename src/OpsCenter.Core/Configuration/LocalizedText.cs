using System.Globalization;

namespace OpsCenter.Core.Configuration;

/// <summary>A text of the configuration in both languages. Where only one is given the other is the same.</summary>
public sealed record LocalizedText(string Vi, string En)
{
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>By language of the culture: Vietnamese for <c>vi</c>, else English.</summary>
    public string For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "vi" ? Vi : En;

    /// <summary>In the current UI culture.</summary>
    public override string ToString() => For(CultureInfo.CurrentUICulture);
}
