namespace OpsCenter.Simulator.Cameras;

/// <summary>Bits into bytes, with the stuffing that keeps markers apart from data (T.81, B.1.1.5).</summary>
internal sealed class JpegBits(MemoryStream output)
{
    private uint _bits;
    private int _count;

    public void Put(int value, int length)
    {
        _bits = (_bits << length) | (uint)value;
        _count += length;
        while (_count >= 8)
        {
            _count -= 8;
            var whole = (byte)(_bits >> _count);
            output.WriteByte(whole);
            if (whole == 0xFF)
            {
                output.WriteByte(0);
            }
        }
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Flush()
    {
        if (_count > 0)
        {
            var missing = 8 - _count;
            Put((1 << missing) - 1, missing);
        }
    }
}
