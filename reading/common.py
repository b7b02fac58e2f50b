"""Ordinary words of reports: none of them is taken for a misspelt place."""

from reading.words import (
    ALL,
    AND,
    ARRIVED,
    ARRIVING,
    AT,
    BOXES,
    COUNTED,
    DEPARTED,
    ESCORT,
    FROM,
    HANDING,
    KABUPATEN,
    KECAMATAN,
    NOT_YET,
    OFFICE,
    PIECES,
    POSTED,
    RANKS,
    RECEIVING,
    STAGES,
    STATION,
    STREET,
    TO,
    TOTAL,
    UP_TO,
    VILLAGE,
    WAREHOUSE,
    WAY,
    words,
)

CORE = frozenset(STAGES) | TO | FROM | AT | VILLAGE | KECAMATAN | AND | BOXES | STATION | ALL
"""Words that no place name begins with."""
ALIKE = words(
    "bareng sepanjang bengkak bubuk bunder padang banjar kelir pakis kemiri licin giri bayu",
    "balak gumuk bagus damai aman sentosa makmur sehat terang hilir kota baru jaya mulya",
)
"""Villages whose names are ordinary words: read as places only where one is due."""
ORDINARY = words(
    "izin ijin mohon melaporkan lapor laporan dilaporkan komandan ndan dan dantim ndan siap",
    "selamat malam pagi siang sore mlm assalamualaikum assalamu alaikum wr wb salam hormat 86",
    "demikian dump nihil hambatan terima kasih trims terimakasih mks makasih wassalam ndan",
    "aman kondusif terkendali lancar tertib situasi sitkon kondisi keadaan cuaca cerah hujan",
    "sudah sdh telah tlh belum blm masih msh sedang akan tidak tdk gak ga nggak ndak tak bukan",
    "yang yg ini itu tsb tersebut dengan dgn dg serta juga jg saja sj aja nya pun lagi lg",
    "karena krn sebab akibat sehingga shg untuk utk guna agar supaya oleh olh pada pd",
    "suara surat segel sgl tersegel disegel bersegel utuh lengkap rusak putus terbuka hilang",
    "gubernur gub bupati bup pilgub pilbup pilkada pemilu pilpres pileg walikota presiden dpr dpd",
    "ketua anggota panitia komisioner sekretaris warga masyarakat massa saksi pemilih paslon",
    "polri tni linmas babinsa bhabinkamtibmas bhabin satpol pp polisi tentara personel personil",
    "truk truck mobil pickup pick up motor sepeda kapal perahu kendaraan ambulans ambulan bus",
    "tanggal tgl hari rabu kamis jumat sabtu minggu senin selasa pukul pkl jam wib wita wit menit",
    "januari februari maret april mei juni juli agustus september oktober november desember nov",
    "rendah sedang tinggi kritis darurat tingkat level status critical urgent high medium low",
    "listrik padam mati lampu sinyal internet jaringan gangguan banjir longsor gempa angin pohon",
    "tumbang jembatan sungai jalan ambruk roboh genteng tenda tinta bilik formulir logistik kurang",
    "kehabisan habis terlambat telat datang molor tertunda macet bentrok ricuh tawuran demo protes",
    "keberatan ancaman bom teror intimidasi antri antre antrian mengular kerumunan sakit pingsan",
    "meninggal kelelahan kecelakaan mogok terguling pencurian maling uang amplop sembako hoax api",
    "kebakaran terbakar basah kehujanan terendam pencoblosan mencoblos penghitungan rekapitulasi",
    "depan belakang samping dekat sekitar lokasi tempat rumah sekolah sd sdn smp sma smk balai",
    "masjid mushola gereja pura pasar toko warung lapangan gor aula posko pos kantor gedung",
    "dermaga",
    "wilayah wil daerah sektor zona titik wilkum hukum dapil koordinat",
    "kepada ykh yth bersama sama dalam dlm ada adanya terjadi diduga dugaan mengalami alami akan",
    "dilaksanakan pelaksanaan kegiatan giat proses serah penyerahan penerimaan selesai mulai",
    "semua seluruh satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas",
    "puluh ratus ribu buah bh unit lembar lbr orang org kali masing setiap tiap per total jumlah",
    "informasi info update perkembangan kronologi tindakan langkah penanganan koordinasi butuh",
    "minta bantuan tolong segera mohon arahan petunjuk monitor langsung kembali kmbali lanjut",
    "hasil dokumentasi foto terlampir berikut rangka pengecekan cek dicek kordinasi kini saat",
    "baik ok oke rapi bagus normal sementara hanya cuma kecuali sisa lain lainnya beserta berita",
    "acara sesuai rencana jadwal estimasi pihak tim team regu kelompok besar kecil parah berat",
    "kumpul ngumpul berkumpul beres kelar finish finis clear rampung kabeh mulih balik pulang",
    "mampir istirahat makan sholat standby siaga jaga dijaga menunggu nunggu tunggu persiapan",
    "antar ngantar nganter angkut muat dimuat bongkar naik turun parkir hadir ikut wis wes mpun",
    "sampun durung lgkp kumplit x nanti nti ntar mengko besok bsk kemudian lalu terus trus",
    "ringan sedikit banyak hampir lebih kira2 sekira kurang pas tepat jelas",
)
COMMON = (
    ORDINARY | CORE | ARRIVED | ARRIVING | COUNTED | DEPARTED | ESCORT | HANDING | KABUPATEN
    | NOT_YET | OFFICE | PIECES | POSTED | RANKS | RECEIVING | STREET | TOTAL | UP_TO | WAREHOUSE
    | WAY
)  # fmt: skip
