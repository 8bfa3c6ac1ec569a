namespace OpsCenter.App.OperatorConsole.Sources;

/// <summary>A way in, as a row of the list.</summary>
/// <param name="Id">Of the mapping or the built-in way.</param>
/// <param name="Pack">Shown name.</param>
/// <param name="Topic">Filter it takes; empty where it has none.</param>
/// <param name="State">Null while nothing has come.</param>
public sealed record SourceRow(string Id, string Pack, string Topic, SourceState? State);
