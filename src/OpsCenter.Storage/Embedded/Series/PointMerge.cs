namespace OpsCenter.Storage.Embedded.Series;

/// <summary>Two ordered runs as one; at the same time the newer run's point stands.</summary>
internal static class PointMerge
{
    public static StoredPoint[] Of(ReadOnlySpan<StoredPoint> older, ReadOnlySpan<StoredPoint> newer)
    {
        if (older.IsEmpty || newer.IsEmpty)
        {
            return older.IsEmpty ? newer.ToArray() : older.ToArray();
        }

        var merged = new StoredPoint[older.Length + newer.Length];
        var count = 0;
        int left = 0, right = 0;
        while (left < older.Length && right < newer.Length)
        {
            if (older[left].Time < newer[right].Time)
            {
                merged[count++] = older[left++];
                continue;
            }

            left += older[left].Time == newer[right].Time ? 1 : 0;
            merged[count++] = newer[right++];
        }

        count += CopyRest(older[left..], merged, count);
        count += CopyRest(newer[right..], merged, count);
        Array.Resize(ref merged, count);
        return merged;
    }

    private static int CopyRest(ReadOnlySpan<StoredPoint> rest, StoredPoint[] merged, int at)
    {
        rest.CopyTo(merged.AsSpan(at));
        return rest.Length;
    }
}
