using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A row of a ranking.</summary>
/// <param name="Id">Value of the tag that makes the rows, usually a site.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Point">Its value with age, quality and marks.</param>
/// <param name="S">The worse of its alarm and of the limit its value has crossed, 1 to 4; 0 for none.</param>
/// <param name="Level">Name of the worst crossed limit; null for none.</param>
public sealed record RankItem(string Id, LocalizedText Name, LivePoint Point, int S, LocalizedText? Level);
