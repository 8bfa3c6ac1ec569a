using System.Buffers;

namespace OpsCenter.Ingest.Import;

/// <summary>Cuts a file into records and makes each a line of line protocol.</summary>
internal interface IRecordFormat
{
    /// <summary>What the records read so far say about those that follow (a header); kept between two runs. Null where nothing was said.</summary>
    string? Context { get; set; }

    /// <summary>Length of the first record without its newline.</summary>
    int RecordLength(ReadOnlySpan<byte> text);

    /// <summary>Writes the record as one line with its time.</summary>
    /// <param name="record">Without its newline.</param>
    /// <param name="line">Left as it is where the record is no data (a comment, a header) or is refused.</param>
    /// <returns>Why the record is refused; null where it is not.</returns>
    /// <exception cref="ImportException">The file cannot be read this way at all.</exception>
    string? Convert(ReadOnlySpan<byte> record, ArrayBufferWriter<byte> line);
}
