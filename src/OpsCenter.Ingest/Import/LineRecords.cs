using System.Buffers;
using OpsCenter.Ingest.LineProtocol;

namespace OpsCenter.Ingest.Import;

/// <summary>Line protocol as it is; of an export's own statements only the lines of data count.</summary>
internal sealed class LineRecords : IRecordFormat
{
    public string? Context { get; set; }

    public int RecordLength(ReadOnlySpan<byte> text) => LineScanner.LineLength(text);

    public string? Convert(ReadOnlySpan<byte> record, ArrayBufferWriter<byte> line)
    {
        record = record.Trim(" \t\r\0"u8);

        // An export begins with what would make its database: "# DDL", "CREATE DATABASE river WITH NAME autogen", "# DML".
        if (!record.IsEmpty && record[0] != (byte)'#' && !record.StartsWith("CREATE DATABASE "u8) && !record.StartsWith("CREATE RETENTION POLICY "u8))
        {
            line.Write(record);
        }

        return null;
    }
}
