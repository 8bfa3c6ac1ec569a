namespace OpsCenter.App.Resources;

/// <summary>Names the texts of the citizens' interface.</summary>
public sealed class Open311Texts;
