namespace OpsCenter.App.Api.Readings;

/// <summary>Streamed series by series.</summary>
public sealed record QueryAnswer(IAsyncEnumerable<QuerySeries> Series);
