namespace OpsCenter.App.Resources;

/// <summary>Names the texts of the console.</summary>
public sealed class ConsoleTexts;
