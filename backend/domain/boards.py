"""The certifying boards whose Maintenance of Certification points are kept: the 24 members of the ABMS.

Source: American Board of Medical Specialties, "Member Boards". The codes are the boards' own abbreviations, in capitals.
"""

from backend.domain.codes import CodeList

BOARDS = CodeList(
    {
        "ABA": ("American Board of Anesthesiology", "البورد الأمريكي للتخدير"),
        "ABAI": ("American Board of Allergy and Immunology", "البورد الأمريكي للحساسية والمناعة"),
        "ABCRS": ("American Board of Colon and Rectal Surgery", "البورد الأمريكي لجراحة القولون والمستقيم"),
        "ABD": ("American Board of Dermatology", "البورد الأمريكي للأمراض الجلدية"),
        "ABEM": ("American Board of Emergency Medicine", "البورد الأمريكي لطب الطوارئ"),
        "ABFM": ("American Board of Family Medicine", "البورد الأمريكي لطب الأسرة"),
        "ABIM": ("American Board of Internal Medicine", "البورد الأمريكي للطب الباطني"),
        "ABMGG": ("American Board of Medical Genetics and Genomics", "البورد الأمريكي لعلم الوراثة الطبية والجينوم"),
        "ABNM": ("American Board of Nuclear Medicine", "البورد الأمريكي للطب النووي"),
        "ABNS": ("American Board of Neurological Surgery", "البورد الأمريكي لجراحة الأعصاب"),
        "ABO": ("American Board of Ophthalmology", "البورد الأمريكي لطب العيون"),
        "ABOG": ("American Board of Obstetrics and Gynecology", "البورد الأمريكي لأمراض النساء والتوليد"),
        "ABOHNS": (
            "American Board of Otolaryngology - Head and Neck Surgery",
            "البورد الأمريكي للأنف والأذن والحنجرة وجراحة الرأس والرقبة",
        ),
        "ABOS": ("American Board of Orthopaedic Surgery", "البورد الأمريكي لجراحة العظام"),
        "ABP": ("American Board of Pediatrics", "البورد الأمريكي لطب الأطفال"),
        "ABPATH": ("American Board of Pathology", "البورد الأمريكي لعلم الأمراض"),
        "ABPM": ("American Board of Preventive Medicine", "البورد الأمريكي للطب الوقائي"),
        "ABPMR": (
            "American Board of Physical Medicine and Rehabilitation",
            "البورد الأمريكي للطب الطبيعي وإعادة التأهيل",
        ),
        "ABPN": ("American Board of Psychiatry and Neurology", "البورد الأمريكي للطب النفسي وطب الأعصاب"),
        "ABPS": ("American Board of Plastic Surgery", "البورد الأمريكي لجراحة التجميل"),
        "ABR": ("American Board of Radiology", "البورد الأمريكي للأشعة"),
        "ABS": ("American Board of Surgery", "البورد الأمريكي للجراحة"),
        "ABTS": ("American Board of Thoracic Surgery", "البورد الأمريكي لجراحة الصدر"),
        "ABU": ("American Board of Urology", "البورد الأمريكي للمسالك البولية"),
    }
)
