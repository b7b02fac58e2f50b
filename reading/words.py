"""The words of officers' reports that decide what the words beside them mean."""

from models.glossary import Stage


def words(*lines: str) -> frozenset[str]:
    """A set of the blank-separated words of some lines."""
    return frozenset(word for line in lines for word in line.split())


STAGES = {
    "tps": Stage.TPS, "kpps": Stage.TPS, "pps": Stage.PPS, "balaidesa": Stage.PPS,
    "ppk": Stage.PPK, "kpu": Stage.KPU, "kpud": Stage.KPU,
}  # fmt: skip
STATION = words("tps kpps")
WAREHOUSE = words("gudang gdg gdng gudangnya warehouse")
OFFICE = words("balai kantor kntr ktr aula pendopo sekretariat sekret sekre gedung")

VILLAGE = words("desa ds dsa des deso kel kelurahan klurahan lurah kades village")
KECAMATAN = words("kec kecamatan kcmtn kecamtan camat distrik")
KABUPATEN = words("kab kabupaten kota kpu kpud provinsi prov")
POSTED = words(
    "polsek kapolsek koramil danramil dandim kodim polres polresta polresto kapolres kapolresta",
    "kapolri polda lanal danlanal brimob bawaslu panwaslu panwascam panwas rsud rs puskesmas",
)
"""Titles and ways: the place after them is not where the boxes are."""
WAY = words("via lewat melalui melewati jalur arah")
SPOT = words(
    "depan belakang dekat sekitar wilayah wil daerah kawasan pasar pelabuhan dermaga pantai",
    "stasiun terminal simpang pertigaan perempatan",
)
"""Before a name: what is there, or near there."""
STREET = words("jalan jl jln jlan raya gang gg dusun dsn dukuh lingkungan lingk rt rw perum")

TO = words(
    "-> ke k menuju mnuju mnju nuju otw kpd kepada kpada tujuan tujuannya ketempat to nang ning ka",
    "way",
)
FROM = words("<- dari dr dri asal darii from")
AT = words("di d pada ada dalam wonten ndek neng nok")
ARRIVING = words(
    "tiba sampai sampe nyampe nyampek smpai smp masuk diterima ditrima arrived landing merapat",
    "sampek dugi tekan dijemput diambil ditompo dapak depak",
)
"""Followed by a place, these say where the boxes came to."""
COMING = words("teko teka")
"""Of boxes that came to a place after `already`, else from it: `wis teko PPS`, `teko TPS 3`."""
RECEIVING = words("terima menerima trima nerima mnerima nompo")
"""Whoever is named before these is where the boxes came to."""
FETCHING = words("ambil mengambil ngambil jemput menjemput njemput")
"""Whoever is named before these gets the boxes; from where, is said after them."""
HANDING = words("diserahkan diserahkn dikirim dibawa diantar dikirimkan diserahterimakan")

DEPARTED = words(
    "berangkat brgkt brkt brangkat brngkt brgkat berangkatkan diberangkatkan keberangkatan",
    "menuju mnuju mnju bergeser geser digeser pergeseran menggeser begeser otw meluncur dikirim",
    "kirim mengirim mengirimkan dikirimkan pengiriman bertolak perjalanan bergerak dibawa",
    "diangkut diantar departed jalan jln budal budhal mangkat ngirim digowo diterno way",
    "meninggalkan ninggalkan nuju start dalan mlaku",
)
LEAVING = words(
    "berangkat brgkt brkt brangkat brngkt brgkat bergeser geser begeser meluncur bertolak",
    "bergerak budal budhal mangkat start balik kembali kmbali mulih pulang",
)
"""Also without `ke` these go to the place named next: `berangkat PPK`."""
ONWARD = words("lanjut terus trus diteruskan dilanjutkan meneruskan")
"""Before `ke` or a stage, these tell that boxes go on there."""
WALKING = words("jalan jln dalan")
"""Also a street: a departure only with one of these after or before it."""
WALKING_AFTER = words("ke menuju ->")
WALKING_BEFORE = words("sdh sudah telah mulai masih msh isih jek dalam dlm lagi")
ARRIVED = words(
    "tiba sampai sampe nyampe nyampek smpai diterima ditrima terima menerima trima nerima",
    "diserahkan serahkan menyerahkan srahkan diserahterimakan arrived mendarat mnerima diserahkn",
    "sampek landing dugi tekan ditompo nompo dapak depak",
)
ALREADY = words("sdh sudah telah tlh udah udh wis wes mpun sampun already")
REACHING = words("sampai sampe sampek smpai")
"""Also `up to`: an arrival only before a place or after `already`."""
NOT_YET = words(
    "utk untuk akan belum blm rencana guna hendak mau sebelum blum estimasi eta agar",
    "nanti nti ntar mengko besok bsk",
)
EXPECTED = words("estimasi eta perkiraan diperkirakan target rencana jadwal")
"""A time or an arrival after these is yet to come."""

BOXES = words("kotak ktk kotaksuara kotk ktak box boks boxes kotaknya ks kota2")
COUNTED = words(
    "polri tni linmas orang org personel personil pers anggota lembar lbr menit mnt jam hari meter",
    "km kilometer cm m truk unit mobil motor petugas saksi pemilih surat amplop rupiah ribu juta",
    "suara persen kali tahun thn rumah kk jiwa warga massa polisi tentara babinsa kg liter buah",
)
"""What a number before these counts is neither boxes nor stations."""
PIECES = words("buah bh unit biji pcs buwah")
TOTAL = words("sebanyak sebanyk sejumlah sbyk jumlah jml jumlahnya total totalnya berjumlah sbnyk")

MEASURES = words(
    "orang org pers lembar lbr menit mnt jam hari meter km kilometer cm m unit rupiah ribu juta",
    "persen tahun thn kk jiwa kg liter buah",
)
"""Also after a station's number these tell that something else is counted: `TPS 3 orang`."""
EACH = words("masing setiap tiap per @")
ALL = words("semua smua seluruh sluruh seluruhnya semuanya smuanya segenap semu all")
AND = words("dan & + , ; serta dn n / and")
UP_TO = words("s/d - sd sampai hingga sampe sampek ~")

ESCORT = words(
    "kawal dikawal pengawalan pengawal mengawal kwl dikwl walkot pam pengamanan diamankan dipam",
    "pelapor petugas personel personil ttd driver sopir supir pengemudi",
)
RANKS = words(
    "bharada bharatu bharaka abripda abriptu abrip bripda briptu brigadir brigpol brigadi bripka",
    "aipda aiptu ipda iptu akp kompol akbp kombes kombespol brigjen irjen komjen jenderal",
    "prada pratu praka kopda koptu kopka serda sertu serka serma pelda peltu letda lettu kapten",
    "kapt mayor letkol kolonel kls kld klk bripol sdr sdri saudara bpk bapak pak ibu bu mas mbak",
    "haji hj ust ustadz kyai gus an atas dr nama bernama inisial",
)

SUFFIXES = words(
    "wetan kulon lor kidul tengah utara selatan timur barat hulu hilir ilir ulu dalam luar",
    "baru lama atas bawah manis dewo anyar induk satu dua tiga empat i ii iii iv v vi",
)
"""Last parts that tell one of several like-named villages from another."""
SHORTENED = {
    "wtn": "wetan", "wetn": "wetan", "kln": "kulon", "kulonan": "kulon", "kl": "kulon",
    "kdl": "kidul", "kidl": "kidul", "lr": "lor", "tgh": "tengah", "utr": "utara",
    "slt": "selatan", "sltn": "selatan", "tmr": "timur", "brt": "barat", "bru": "baru",
    "sbr": "sumber", "sb": "sumber", "sumb": "sumber", "tmn": "taman", "kp": "kampung",
    "kmp": "kampung", "kpg": "kampung", "kmpg": "kampung", "kmpung": "kampung", "tgl": "tegal",
    "krg": "karang", "kr": "karang", "krang": "karang", "kd": "kedung", "kdg": "kedung",
    "kdng": "kedung", "wr": "wringin", "wrg": "wringin", "wrgin": "wringin", "rjo": "rejo",
    "bl": "blok", "gn": "gunung", "gng": "gunung", "tj": "tanjung", "tg": "tanjung",
    "ptih": "putih", "pth": "putih", "agng": "agung", "agg": "agung", "smb": "sumber",
}  # fmt: skip
