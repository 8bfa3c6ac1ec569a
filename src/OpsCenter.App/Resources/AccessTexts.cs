namespace OpsCenter.App.Resources;

/// <summary>Names the texts of signing in, setup, the demonstration's entry and pairing.</summary>
public sealed class AccessTexts;
