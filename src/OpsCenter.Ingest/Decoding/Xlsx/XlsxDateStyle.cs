namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>What a cell's number format makes of a number.</summary>
internal enum XlsxDateStyle : byte
{
    /// <summary>A number, also where it is a length of time (<c>[h]:mm</c>).</summary>
    Number,

    Date,
    Time,
    DateAndTime,
}
